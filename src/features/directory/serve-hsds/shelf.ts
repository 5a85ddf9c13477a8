import { freshnessAt, type Listings } from '../../../act/listings.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { joinRows } from '../../../domain/directory/entry.ts'
import { isPublic, type Prepared } from '../../../domain/directory/listing.ts'
import { type Index, indexOf } from '../../../domain/directory/nest.ts'
import { indexWords, type WordIndex } from '../../../domain/directory/word-index.ts'
import type { ProgramRequest } from '../../../platform/http/programs.ts'
import { readSaid, type Said } from './capacity.ts'
import { publishServices } from './publish.ts'
import { readReferences } from './store.ts'

export type Serving = { readonly mechanism: Mechanism; readonly listings: Listings }

/** What is made once for each state of the directory, however many ask. */
export type Shelf = {
  /** The state: the number of the last write, and the day, for entries grow stale and offsets change. */
  readonly version: string
  /** Public services in the order of names. */
  readonly open: readonly Prepared[]
  readonly words: WordIndex
  readonly references: Index
  readonly said: readonly Said[]
  /** Services as they are sent, by id: the JSON of one each. */
  readonly texts: Map<string, string>
}

/** Letters of services kept as they are sent; the oldest are made anew. */
const KEPT_LETTERS = 40_000_000

const shelves = new WeakMap<Listings, Shelf>()
const opened = new WeakMap<ProgramRequest, ReturnType<Listings['open']>>()

/** The directory as this request sees it: asked for once, however many parts of the answer need it. */
export function openFor({ listings }: Serving, request: ProgramRequest): ReturnType<Listings['open']> {
  const known = opened.get(request) ?? listings.open(request.tx)
  opened.set(request, known)
  return known
}

/** What an answer depends on besides what was asked. */
export async function versionFor(serving: Serving, request: ProgramRequest): Promise<string> {
  const { seq } = await openFor(serving, request)
  const { today, staleAfterDays } = freshnessAt(serving.mechanism.pack, request.now)
  return `${seq} ${today} ${staleAfterDays}`
}

/** The shelf of the state that this request sees. */
export async function shelfFor(serving: Serving, request: ProgramRequest): Promise<Shelf> {
  const version = await versionFor(serving, request)
  const known = shelves.get(serving.listings)
  if (known?.version === version) return known
  const { all } = await openFor(serving, request)
  const fresh = freshnessAt(serving.mechanism.pack, request.now)
  const open = all.filter(one => isPublic(one, fresh))
  const [rows, said] = await Promise.all([readReferences(request.tx), readSaid(request.tx)])
  const shelf: Shelf = {
    version,
    open,
    words: indexWords(open.map(one => one.folded)),
    references: indexOf(joinRows(rows.map(one => one.rows))),
    said,
    texts: new Map(),
  }
  shelves.set(serving.listings, shelf)
  return shelf
}

/** Services with everything that belongs to them, in the order asked, each as the JSON that is sent. */
export async function serviceTexts(
  shelf: Shelf,
  { tx, now }: ProgramRequest,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { texts, references, said } = shelf
  const found = new Map(ids.map(id => [id, texts.get(id)]))
  const missing = ids.filter(id => found.get(id) === undefined)
  for (const one of missing.length === 0 ? [] : await publishServices({ tx, now, references, said }, missing)) {
    const text = JSON.stringify(one)
    found.set(String(one.id), text)
    keep(texts, String(one.id), text)
  }
  return ids.flatMap(id => found.get(id) ?? [])
}

function keep(texts: Map<string, string>, id: string, text: string): void {
  texts.set(id, text)
  // All are about as long: a count by the last one is close enough, and costs nothing.
  const most = Math.max(1, Math.floor(KEPT_LETTERS / text.length))
  if (texts.size > most) for (const oldest of [...texts.keys()].slice(0, Math.ceil(most / 4))) texts.delete(oldest)
}
