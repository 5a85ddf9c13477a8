import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import { type ReplayPack, readyPack } from '../../domain/replay/replay-person.ts'
import type { Difference } from '../../domain/replay/stored.ts'
import { leftOver, type Range } from './read.ts'
import { openReader, replayRange, type Share } from './share.ts'

/** What is to be replayed, and with how many threads; by default one a processor, none where there are few people. */
export type ReplayRequest = {
  readonly adminUrl: string
  readonly pack: ReplayPack
  readonly threads?: number
  readonly progress?: (events: number, all: number) => void
}

/** `count` says how many differences there are; of very many only the first are named. */
export type Replayed = {
  readonly people: number
  readonly events: number
  readonly count: number
  readonly differences: readonly Difference[]
}

/** People of one piece of work. */
const PIECE = 2000
/** Differences that are named. */
const NAMED = 10_000

/** Takes every stored decision again. All threads see the store as it stood at one moment. */
export async function replay(request: ReplayRequest): Promise<Replayed> {
  const { adminUrl, progress = () => {} } = request
  const client = await openReader(adminUrl, null)
  try {
    const ranges = await piecesOf(client)
    const all = Number((await client.query('select count(*) as n from app.event')).rows[0]?.n ?? 0)
    const total = { people: 0, events: 0, count: 0, differences: [] as Difference[] }
    const add = (share: Omit<Share, 'people'> & { readonly people: number }): void => {
      total.people += share.people
      total.events += share.events
      total.count += share.count
      total.differences.push(...share.differences.slice(0, Math.max(0, NAMED - total.differences.length)))
      progress(total.events, all)
    }
    const threads = Math.min(request.threads ?? availableParallelism(), ranges.length)
    if (threads <= 1) await alone(client, ranges, request.pack, add)
    else await together(client, ranges, { ...request, threads }, add)
    await client.query('reset enable_seqscan; reset enable_hashjoin; reset enable_mergejoin')
    const rest = await leftOver(client, NAMED)
    add({ people: 0, events: 0, count: rest.length, differences: rest })
    return total
  } finally {
    await client.end()
  }
}

/** The people in ranges of their ids, so that no thread holds more than a page and none is idle at the end. */
async function piecesOf(client: pg.Client): Promise<readonly Range[]> {
  const { rows } = await client.query<{ id: string }>(
    'select id from (select id, row_number() over (order by id) as n from app.person) p where n % $1 = 0 order by id',
    [PIECE],
  )
  const ends: readonly (string | null)[] = [...rows.map(row => row.id), null]
  return ends.map((to, at) => ({ after: at === 0 ? null : (ends[at - 1] ?? null), to }))
}

type Add = (share: Share) => void

async function alone(client: pg.Client, ranges: readonly Range[], pack: ReplayPack, add: Add): Promise<void> {
  const ready = readyPack(pack)
  for (const range of ranges) add(await replayRange(client, range, ready))
}

async function together(
  client: pg.Client,
  ranges: readonly Range[],
  { adminUrl, pack, threads }: ReplayRequest & { readonly threads: number },
  add: Add,
): Promise<void> {
  const { rows } = await client.query<{ snapshot: string }>('select pg_export_snapshot() as snapshot')
  const data = { adminUrl, snapshot: rows[0]?.snapshot, pack: plain(pack) }
  const left = [...ranges]
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: data })
      worker.on('message', (share: Share | null) => {
        if (share) add(share)
        worker.postMessage(left.shift() ?? null)
      })
      worker.on('error', reject)
      worker.on('exit', code =>
        code === 0 ? resolve() : reject(new Error(`A thread of the replay ended with ${code}.`)),
      )
    })
  await Promise.all(Array.from({ length: threads }, work))
}

/** Only data crosses to another thread. */
function plain({ rules, parameters, timeZone }: ReplayPack): ReplayPack {
  return { rules, parameters, timeZone }
}
