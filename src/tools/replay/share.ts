import pg from 'pg'
import { type ReadyPack, replayPerson } from '../../domain/replay/replay-person.ts'
import type { Difference } from '../../domain/replay/stored.ts'
import { type Range, readPeople } from './read.ts'

/** What one piece of work came to. Of many differences the first are kept and all are counted. */
export type Share = {
  readonly people: number
  readonly events: number
  readonly count: number
  readonly differences: readonly Difference[]
}

/** Differences one piece of work hands over; the rest is counted. */
const KEPT = 1000

/** A connection that sees what the given snapshot sees, as the owner, and may write nothing. */
export async function openReader(adminUrl: string, snapshot: string | null): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'punte replay' })
  client.on('error', () => {}) // the failing query reports it
  await client.connect()
  await client.query('set role app_owner; set jit = off; set max_parallel_workers_per_gather = 0')
  // A page is a small part of large tables: always by index, whatever the statistics say.
  await client.query('set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off')
  await client.query('begin isolation level repeatable read read only')
  if (snapshot) await client.query(`set transaction snapshot '${snapshot.replaceAll(/[^0-9A-Za-z-]/g, '')}'`)
  return client
}

/** Replays the people of one range; the next page is read while this one is decided. */
export async function replayRange(client: pg.Client, range: Range, pack: ReadyPack): Promise<Share> {
  let [people, events, count] = [0, 0, 0]
  const differences: Difference[] = []
  const pages = readPeople(client, range)
  for (let page = await pages.next(); !page.done; ) {
    const next = pages.next()
    next.catch(() => {}) // awaited below
    for (const person of page.value) {
      const found = replayPerson(person, pack)
      people += 1
      events += person.events.length
      count += found.length
      if (found.length > 0) differences.push(...found.slice(0, Math.max(0, KEPT - differences.length)))
    }
    page = await next
  }
  return { people, events, count, differences }
}
