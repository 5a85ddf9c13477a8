import { expect } from 'vitest'
import { seenText, type Values, type Visitor } from './visitor.ts'

/** The words of the three blocks of the Now panel, white space folded. */
export type PanelWords = { readonly now: string; readonly waiting: string; readonly notYet: string }

/** Reads the Now panel of the person's page the visitor stands on. */
export async function panelOf(visitor: Visitor): Promise<PanelWords> {
  const words = async (name: string) => {
    const text = await seenText(visitor.main.locator(`.now-panel .now-block.${name}`))
    return text.replace(/\s+/g, ' ')
  }
  return { now: await words('now'), waiting: await words('waiting'), notYet: await words('not-yet') }
}

/** Opens the person's page, unless the visitor stands on it. */
export async function openPerson(visitor: Visitor, person: string): Promise<void> {
  if (visitor.path() !== `/people/${person}`) await visitor.go(`/people/${person}`)
}

/** More rows than a form shows at first: "add another", pressed until there are enough. */
export type Rows = { readonly [field: string]: number }

/** Opens a form of the mechanism from the person's page, in the way a reader does. */
export async function openAct(visitor: Visitor, person: string, form: string, rows: Rows = {}): Promise<void> {
  await openPerson(visitor, person)
  await visitor.follow(`/people/${person}/acts/${form}`)
  for (const [field, count] of Object.entries(rows)) {
    const shown = async () => (await visitor.main.locator(`[name^="${field}.${count - 1}."]`).count()) > 0
    for (let added = 0; added < count && !(await shown()); added++) {
      await visitor.through(() => visitor.main.locator(`button[name="_add"][value="${field}"]`).click())
    }
  }
}

/** Records one act and arrives at the person's page. */
export async function doAct(
  visitor: Visitor,
  person: string,
  form: string,
  values: Values,
  rows: Rows = {},
): Promise<void> {
  await openAct(visitor, person, form, rows)
  await visitor.send(values)
  expect(visitor.at().path, `${form} was recorded (${visitor.way.name})`).toBe(`/people/${person}`)
}

/** The three parts of a date field, some days from today in Bucharest. */
export function onDay(name: string, daysAhead = 0): Values {
  const [year = '', month = '', day = ''] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Bucharest' })
    .format(Date.now() + daysAhead * 86_400_000)
    .split('-')
  return { [`${name}-day`]: String(Number(day)), [`${name}-month`]: String(Number(month)), [`${name}-year`]: year }
}

/** One row of an attendance list. */
export function attendee(index: number, role: string, organisationKind: string, name = ''): Values {
  return {
    [`attendees.${index}.role`]: role,
    [`attendees.${index}.organisationKind`]: organisationKind,
    ...(name ? { [`attendees.${index}.name`]: name } : {}),
  }
}
