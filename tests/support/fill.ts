import { RO } from '../../src/countries/ro/pack.ts'
import { fieldsFromValues } from '../../src/domain/form/values.ts'
import { newestForms } from '../../src/domain/form/versions.ts'
import { civilDateOf } from '../../src/domain/time/calendar.ts'
import type { Client, TestApp } from './app.ts'

/** Today where the mechanism is, as a form writes it. */
export const today = () => civilDateOf(Date.now(), RO.timeZone)

/** Fills in a form of a person as its page shows it and sends it; a page that does not open is given back as it is. */
export async function fill(
  by: Client,
  person: string,
  form: string,
  values: Record<string, unknown>,
  more: Record<string, string> = {},
) {
  const definition = newestForms(RO.forms).find(one => one.id === form)
  if (!definition) throw new Error(`There is no form ${form}.`)
  const page = await by.get(`/people/${person}/acts/${form}`)
  if (page.status !== 200) return page
  return by.send(page, { ...fieldsFromValues(definition, values, () => ({ date: today(), time: '00:01' })), ...more })
}

/** What is owed about a person, each step once. */
export async function stepsOf(app: TestApp, person: string): Promise<readonly string[]> {
  const rows = await app.sql<{ step: string }>(
    'select distinct step from app.task where person_id = $1 and closed_at is null order by step',
    [person],
  )
  return rows.map(row => row.step)
}
