import { checkRows } from '../domain/directory/check.ts'
import {
  ENTRY_KINDS,
  type Entry,
  type EntryKind,
  entriesOf,
  joinRows,
  publishedRows,
} from '../domain/directory/entry.ts'
import type { HsdsObject, Rows } from '../domain/directory/objects.ts'
import type { Read } from '../domain/directory/package.ts'
import type { Fault } from '../domain/directory/value.ts'

/** One question to the database, whoever asks it: a request's transaction, or a tool's. */
export type Ask = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>

/** An entry as the database takes it. */
export type EntryJson = {
  readonly id: string
  readonly kind: EntryKind
  readonly rows: Rows
  readonly verified_on: string | null
  readonly source: string | null
}

export type Examined =
  | { readonly kind: 'broken'; readonly faults: readonly Fault[] }
  | { readonly kind: 'ready'; readonly entries: readonly EntryJson[] }

/** What others refer to comes first. */
const ORDER: readonly EntryKind[] = [
  'taxonomy',
  'taxonomy_term',
  'unit',
  'meta_table_description',
  'organization',
  'location',
  'service',
]
if (ORDER.length !== ENTRY_KINDS.length) throw new Error('Every kind of entry has its place in the order of writing.')

const PARENTS = `select id, parent_organization_id as parent from app_directory.organization where parent_organization_id is not null
  union all select id, parent_id from app_directory.taxonomy_term where parent_id is not null`
const PROGRAMS = `select p->>'id' as id from app_directory.entry e cross join lateral jsonb_array_elements(e.rows->'program') p`

/**
 * Looks through a package that was read: everything that is wrong with it, against itself and against the directory; or its
 * entries, ready to be written all together. `source` is said of entries that say no source themselves.
 */
export async function examinePackage(ask: Ask, read: Read, source: string): Promise<Examined> {
  if (read.kind === 'broken') return read
  const kinds = await ask<{ id: string; kind: string }>('select id, kind from app_directory.entry')
  const parents = await ask<{ id: string; parent: string }>(PARENTS)
  const programs = await ask<{ id: string }>(PROGRAMS)
  const known = new Map(kinds.map(one => [one.id, one.kind]))
  const inside = new Set(programs.map(one => one.id))
  const above = new Map(parents.map(one => [one.id, one.parent]))
  const has = (object: HsdsObject, id: string) => known.get(id) === object || (object === 'program' && inside.has(id))
  const { entries, faults } = entriesOf(read.rows)
  const all = [...faults, ...checkRows(read.rows, has, id => above.get(id)), ...takenIds(read, entries, known)]
  if (all.length > 0) return { kind: 'broken', faults: all }
  return { kind: 'ready', entries: inOrder(entries.map(one => entryJson(one, source))) }
}

/** Entries whose id the directory has for something of another kind. */
function takenIds(
  read: Extract<Read, { kind: 'read' }>,
  entries: readonly Entry[],
  known: ReadonlyMap<string, string>,
): readonly Fault[] {
  return entries.flatMap(({ id, kind }) => {
    const other = known.get(id)
    if (other === undefined || other === kind) return []
    return [{ row: read.rows.get(kind)?.get(id)?.where ?? '', field: 'id', code: 'others-entry' as const }]
  })
}

const isVouchedFor = (kind: EntryKind) => kind === 'organization' || kind === 'service' || kind === 'location'

function entryJson({ id, kind, rows, verifiedOn, source }: Entry, otherwise: string): EntryJson {
  return { id, kind, rows, verified_on: verifiedOn, source: source ?? (isVouchedFor(kind) ? otherwise : null) }
}

function inOrder(entries: readonly EntryJson[]): readonly EntryJson[] {
  return [...entries].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
}

/** What writing would do, or did: entries by outcome. */
export type Outcome = { readonly fresh: number; readonly changed: number; readonly same: number }

const COMPARE = `select count(*) filter (where e.id is null)::int as fresh,
    count(*) filter (where e.id is not null and (e.rows is distinct from x.rows
      or coalesce(x.verified_on, e.verified_on) is distinct from e.verified_on))::int as changed
  from jsonb_to_recordset($1::jsonb) x(id uuid, rows jsonb, verified_on date) left join app_directory.entry e on e.id = x.id`

/** What writing would do; writes nothing. */
export async function compareEntries(ask: Ask, entries: readonly EntryJson[]): Promise<Outcome> {
  const [row] = await ask<{ fresh: number; changed: number }>(COMPARE, [JSON.stringify(entries)])
  const { fresh = 0, changed = 0 } = row ?? {}
  return { fresh, changed, same: entries.length - fresh - changed }
}

/** How entries are written: a tool as the owner, a request through the door of the national desk. */
export const PUT = {
  owner: `select id, outcome from app_inner.directory_put($1, 'imported')`,
  desk: 'select id, outcome from app.directory_import($1)',
} as const

const BATCH = 500

/** Writes entries in batches, inside the caller's transaction: all or nothing. `progress` hears how many are done. */
export async function writeEntries(
  ask: Ask,
  put: string,
  entries: readonly EntryJson[],
  progress: (done: number) => void = () => {},
): Promise<Outcome> {
  let [fresh, changed] = [0, 0]
  for (let at = 0; at < entries.length; at += BATCH) {
    const written = await ask<{ outcome: string }>(put, [JSON.stringify(entries.slice(at, at + BATCH))])
    fresh += written.filter(one => one.outcome === 'new').length
    changed += written.filter(one => one.outcome === 'changed').length
    progress(Math.min(entries.length, at + BATCH))
  }
  return { fresh, changed, same: entries.length - fresh - changed }
}

/** Every row of the directory for another one. Without `whole` no protected shelter and nothing of one is among them. */
export async function readDirectoryRows(ask: Ask, whole: boolean): Promise<Rows> {
  const entries = await ask<Entry>(
    `select id, kind, rows, verified_on as "verifiedOn", source from app_directory.entry
      where $1 or not protected order by kind, id`,
    [whole],
  )
  return joinRows(entries.map(publishedRows))
}
