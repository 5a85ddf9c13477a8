import type { FormDefinition } from '../../src/domain/form/definition.ts'
import { columnsOf, fieldsOf, type Placed, place, placeInRow } from '../../src/domain/form/keys.ts'
import { HAPPENED_PLACED } from '../../src/domain/form/read.ts'
import type { TestApp } from './app.ts'
import type { Field, Page } from './page.ts'

export type Sent = { [name: string]: Field }

/** Text that tries to be markup, script, SQL, an end of text, another direction; with letters beyond sixteen bits and half a letter. */
export const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(1)</script>'; drop table app.person; --\u0000\u202Eevil\u2066 😀 \uD800 {{x}} \${x} %s`
/** What must never stand in a page as it was sent. */
export const MARKUP = /<img src=x|<script>alert/
/** Nor in a page that shows what was understood: signs that turn the direction of what follows. */
export const LIVE = /<img src=x|<script>alert|\u202E/

/** Every question of a form, of repeating ones the first row. */
export function questionsOf(definition: FormDefinition): readonly Placed[] {
  const all = fieldsOf(definition).flatMap(field => {
    const placed = place(definition, field)
    const columns = columnsOf(field)
    return columns.length > 0 ? columns.map(column => placeInRow(placed, column, 0)) : [placed]
  })
  return [...all, HAPPENED_PLACED]
}

/** Asked whatever else is answered, and not in a row that may be empty. */
export const isPlain = ({ field, input }: Placed): boolean => !field.showWhen && !input.includes('.')
export const isText = ({ field }: Placed): boolean => field.type === 'text' || field.type === 'long-text'
const isDate = ({ field }: Placed): boolean => field.type === 'date' || field.type === 'date-time'

/** An answer the form takes: the first of what the page offers. */
export function validAnswer(placed: Placed, html: string): Sent {
  const { field, input } = placed
  switch (field.type) {
    case 'text':
    case 'long-text':
      return { [input]: 'Exercise 041' }
    case 'number':
      return { [input]: String(field.min) }
    case 'choice':
      return { [input]: field.options[0] }
    case 'choices':
      return { [input]: field.options.slice(0, 1) }
    case 'yes-no-unknown':
      return { [input]: 'yes' }
    case 'date':
    case 'date-time':
      if (placed === HAPPENED_PLACED) return {}
      return dated(placed, field.future ? String(new Date().getFullYear() + 1) : '2020', '1', '2')
    default:
      return { [input]: offered(html, input)[0] }
  }
}

function dated({ field, input }: Placed, year: string, month: string, day: string): Sent {
  return {
    [`${input}-day`]: day,
    [`${input}-month`]: month,
    [`${input}-year`]: year,
    ...(field.type === 'date-time' ? { [`${input}-time`]: '10:00' } : {}),
  }
}

/** Codes a page offers under a name: lines of a list, or buttons. */
export function offered(html: string, name: string): readonly string[] {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const list = new RegExp(`<select\\b[^>]*name="${plain}"[^>]*>([\\s\\S]*?)</select>`).exec(html)?.[1] ?? ''
  return [...list.matchAll(/<option\b[^>]*value="([^"]+)"/g)].map(match => match[1] ?? '')
}

/** One way of filling a form wrongly. `must`: questions of which one, always asked, makes the answer 422. */
export type Wrong = {
  readonly name: string
  readonly answer: (placed: Placed, html: string) => Sent
  readonly must: (placed: Placed) => boolean
}

const otherwise =
  (test: (placed: Placed) => boolean, wrong: (placed: Placed) => Sent): Wrong['answer'] =>
  (placed, html) =>
    test(placed) ? wrong(placed) : validAnswer(placed, html)
const isCode = ({ field }: Placed): boolean =>
  !isText({ field } as Placed) && !isDate({ field } as Placed) && field.type !== 'number' && field.type !== 'choices'

export const WRONG: readonly Wrong[] = [
  { name: 'nothing', answer: () => ({}), must: ({ field }) => field.required === true },
  {
    name: 'blanks',
    answer: ({ input }) => ({ [input]: ' \t\n\u200B ' }),
    must: ({ field }) => field.required === true,
  },
  { name: 'too long', answer: otherwise(isText, ({ input }) => ({ [input]: 'x'.repeat(10_000) })), must: isText },
  {
    name: 'of the wrong type',
    answer: otherwise(
      placed => isDate(placed) || placed.field.type === 'number',
      placed => (isDate(placed) ? dated(placed, 'year', '-1', '1e1') : { [placed.input]: '1e999' }),
    ),
    must: placed => placed !== HAPPENED_PLACED && (isDate(placed) || placed.field.type === 'number'),
  },
  {
    name: 'hostile',
    answer: placed => (isDate(placed) ? dated(placed, HOSTILE, HOSTILE, HOSTILE) : { [placed.input]: HOSTILE }),
    must: placed => !isText(placed),
  },
  {
    name: 'several times',
    answer: (placed, html) =>
      Object.fromEntries(
        Object.entries(validAnswer(placed, html)).map(([name, value]) => [name, [String(value ?? ''), HOSTILE, '']]),
      ),
    must: ({ field }) => field.type === 'choices',
  },
  {
    name: 'with codes nobody has',
    answer: otherwise(isCode, ({ input }) => ({ [input]: '00000000-0000-4000-8000-000000000000' })),
    must: isCode,
  },
  {
    name: 'on a day to come',
    answer: otherwise(isDate, placed => dated(placed, '2199', '12', '31')),
    must: ({ field }) => (field.type === 'date' || field.type === 'date-time') && field.past === true,
  },
  {
    name: 'on 29 February of a short year',
    answer: otherwise(isDate, placed => dated(placed, '2023', '2', '29')),
    must: isDate,
  },
  {
    name: 'with names nobody asked for',
    answer: (placed, html) => ({
      ...validAnswer(placed, html),
      ['__proto__']: 'x',
      constructor: 'x',
      toString: 'x',
      hasOwnProperty: ['x', 'y'],
      _mode: 'constructor',
      [`${placed.input}.0.constructor`]: 'x',
      [`${placed.input}.9999.role`]: 'x',
    }),
    must: () => false,
  },
]

/** Everything a form asks, answered one way. */
export function filled(definition: FormDefinition, html: string, answer: Wrong['answer']): Sent {
  return Object.assign({}, ...questionsOf(definition).map(placed => answer(placed, html)))
}

/** What stands in every table but the logs of looks and sessions: equal before and after when nothing was written. */
export async function everything(app: TestApp): Promise<unknown> {
  const tables = await app.sql<{
    name: string
  }>(`select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p')
    and not relispartition and relname not in ('access_log', 'session', 'sign_in_attempt', 'challenge') order by 1`)
  return app.sql(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from app.${name} t`,
      )
      .join(' union all '),
  )
}

/** Tables in which a sign that turns the direction of text was kept. */
export async function hidden(app: TestApp): Promise<readonly unknown[]> {
  const tables = await app.sql<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  )
  return app.sql(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, min(t::text) as row from app.${name} t where t::text ~ '[\u202A-\u202E\u2066-\u2069]' having count(*) > 0`,
      )
      .join(' union all '),
  )
}

/** Texts of an answer that the page lost: named, with what stands there instead. */
export function lost(page: Page, sent: Sent, definition: FormDefinition): readonly string[] {
  const kept = page.form(pathOf(page)).fields
  return questionsOf(definition).flatMap(({ field, input }) => {
    const name = field.type === 'date' || field.type === 'date-time' ? `${input}-year` : input
    if (!isText({ field, input, stem: '' }) && field.type !== 'number' && !name.endsWith('-year')) return []
    const typed = [sent[name]].flat()[0] ?? ''
    const stands = [kept[name]].flat()[0]
    return folded(typed) === folded(stands ?? '') || stands === undefined ? [] : [`${name}: ${stands.slice(0, 40)}`]
  })
}

const pathOf = (page: Page): string | undefined =>
  /<form\b[^>]*action="(\/people\/[^"]+\/acts\/[^"]+)"/.exec(page.html)?.[1]

/** The words that stay whatever was cleaned away. */
const folded = (text: string): string => text.replace(/[^\p{L}\p{N}<>"']/gu, '')
