import type { Mechanism } from '../../../act/mechanism.ts'
import { personChange, type Sections, taskSections } from '../../../act/sections.ts'
import { dueNow } from '../../../act/way.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { stageAfter } from '../../../domain/way/stage.ts'
import { toldFile } from './told-file.ts'

/** How a job reaches the database, as the worker's role. */
export type Query = (sql: string, values: readonly unknown[]) => Promise<readonly object[]>

/** People in one read: a few megabytes, whatever the size of the country. */
export const PAGE = 1000
const FIRST = '00000000-0000-0000-0000-000000000000'
const MIDDLE = '80000000-0000-0000-0000-000000000000'

type Row = { readonly id: string; readonly told: string }
/** What was looked at, and what differed from what stood. */
export type Derived = { readonly people: number; readonly changed: number }

/** Derives everybody whose file changed without an act: recorded calls, escalations. Returns how many people that were. */
export async function deriveNoted(query: Query, mechanism: Mechanism, now: number): Promise<number> {
  const noted = (await query('select app.people_to_derive($1) as id', [PAGE])) as readonly { id: string }[]
  if (noted.length === 0) return 0
  const rows = await readPage(
    query,
    FIRST,
    noted.map(one => one.id),
  )
  await settle(query, rows, mechanism, now, true)
  return noted.length
}

/**
 * Derives everybody who is on the way, once each civil day: time alone opens and closes what is owed. Two halves of the people
 * run side by side, and in each the next page is read while one is derived: reading costs the database more than deriving
 * costs this process. No more than two pages of each half are held.
 */
export async function deriveEverybody(query: Query, mechanism: Mechanism, now: number): Promise<Derived> {
  const halves = [
    { after: FIRST, until: MIDDLE },
    { after: MIDDLE, until: null },
  ]
  const done = await Promise.all(halves.map(half => deriveHalf(query, mechanism, now, half)))
  const sum = (part: keyof Derived) => done.reduce((total, one) => total + one[part], 0)
  return { people: sum('people'), changed: sum('changed') }
}

type Half = { readonly after: string; readonly until: string | null }

async function deriveHalf(query: Query, mechanism: Mechanism, now: number, { after, until }: Half): Promise<Derived> {
  let reading = readPage(query, after, null)
  let writing: Promise<unknown> = Promise.resolve()
  let people = 0
  let changed = 0
  for (;;) {
    const page = await reading
    const rows = until === null ? page : page.filter(row => row.id <= until)
    const last = rows.at(-1)
    if (!last) break
    // A page that reaches beyond the half is its last one.
    reading = rows.length < page.length ? Promise.resolve([]) : readPage(query, last.id, null)
    reading.catch(() => {})
    const found = differences(rows, mechanism, now, false)
    people += rows.length
    changed += found.people.length
    await writing
    writing = write(query, found)
    writing.catch(() => {})
  }
  await writing
  return { people, changed }
}

/** Once a civil day, as soon as it begins. Returns what was done, or null where the day was done already. */
export async function deriveDaily(query: Query, mechanism: Mechanism, now: number): Promise<Derived | null> {
  const today = civilDateOf(now, mechanism.pack.timeZone)
  const [known] = (await query('select app.derived_until(null) as day', [])) as readonly { day: string | null }[]
  if (known?.day === today) return null
  const done = await deriveEverybody(query, mechanism, now)
  await query('select app.derived_until($1)', [today])
  return done
}

async function readPage(query: Query, after: string, only: readonly string[] | null): Promise<readonly Row[]> {
  return (await query('select id, told from app.files_to_derive($1, $2, $3)', [after, PAGE, only])) as readonly Row[]
}

type Found = { readonly people: object[]; readonly close: object[]; readonly open: unknown[] }

/** What differs from what stands, for people of one page. `all`: also those of whom nothing differs, so that they are ticked off. */
function differences(rows: readonly Row[], mechanism: Mechanism, now: number, all: boolean): Found {
  const found: Found = { people: [], close: [], open: [] }
  for (const { told } of rows) {
    const file = toldFile(told)
    const reached = stageAfter(file)
    const settled: PersonFile = reached === file.stage ? file : { ...file, stage: reached }
    const sections: Sections = {}
    taskSections(sections, file.id, file.tasks, dueNow(mechanism, settled, now))
    const stage = (personChange(file, settled) as { stage?: string }).stage
    if (!all && !stage && !sections.tasks_open && !sections.tasks_close) continue
    found.people.push({ id: file.id, version: file.version, stage })
    found.close.push(...(sections.tasks_close ?? []).map(id => ({ person_id: file.id, id })))
    found.open.push(...(sections.tasks_open ?? []))
  }
  return found
}

async function settle(
  query: Query,
  rows: readonly Row[],
  mechanism: Mechanism,
  now: number,
  all: boolean,
): Promise<void> {
  await write(query, differences(rows, mechanism, now, all))
}

async function write(query: Query, found: Found): Promise<void> {
  if (found.people.length > 0) await query('select app.settle_derived($1)', [JSON.stringify(found)])
}
