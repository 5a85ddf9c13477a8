import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Many who want one bed at the same moment, each in transactions of its own, as the web process would ask for them. */
export type Race = {
  /** Address of the database as the web role. */
  readonly url: string
  /** The hash of a session of somebody who places people. */
  readonly session: Buffer
  readonly service: string
  readonly contenders: number
  readonly connections: number
  readonly needs: object
}

/**
 * `clean`: nobody falters. `before-commit`: whoever first gets the bed is gone before its hold is written. `before-confirm`:
 * it is gone after the hold and before it confirms, so that the bed is nobody's until the hold has run out.
 */
export type Fall = 'clean' | 'before-commit' | 'before-confirm'
export const FALLS: readonly Fall[] = ['clean', 'before-commit', 'before-confirm']

type Outcome = { readonly confirmed: number; readonly answers: Readonly<Record<string, number>> }

/** One round: everybody wants the bed for these nights at once. Tells who was confirmed and what the others heard. */
export async function raceOnce(
  race: Race,
  nights: { readonly from: string; readonly until: string; readonly now: string },
  fall: Fall,
): Promise<Outcome> {
  const kept = lanes.get(race.url) ?? []
  lanes.delete(race.url)
  const fresh = Math.max(0, race.connections - kept.length)
  const clients = [...kept, ...(await Promise.all(Array.from({ length: fresh }, () => connect(race))))]
  const answers: Record<string, number> = {}
  const fallen = { yet: fall === 'clean' }
  const lost = new Set<pg.Client>()
  let confirmed = 0
  const runs = clients.slice(0, race.connections).map(async (client, lane) => {
    for (let n = lane; n < race.contenders; n += race.connections) {
      const answer = await contend(client, race, nights, fall, fallen)
      answers[answer] = (answers[answer] ?? 0) + 1
      if (answer === 'confirmed') confirmed++
      if (answer === 'gone') return void lost.add(client)
    }
  })
  await Promise.all(runs)
  lanes.set(
    race.url,
    clients.filter(client => !lost.has(client)),
  )
  return { confirmed, answers }
}

/** Connections of earlier rounds, so that a round is about the bed and not about connecting. */
const lanes = new Map<string, readonly pg.Client[]>()

/** Ends what the rounds kept open. */
export async function endRaces(): Promise<void> {
  const all = [...lanes.values()].flat()
  lanes.clear()
  await Promise.all(all.map(client => client.end().catch(() => {})))
}

async function contend(
  client: pg.Client,
  race: Race,
  nights: { readonly from: string; readonly until: string; readonly now: string },
  fall: Fall,
  fallen: { yet: boolean },
): Promise<string> {
  const id = randomUUID()
  const held = [id, race.service, null, null, JSON.stringify(race.needs), nights.from, nights.until, nights.now]
  const answer = await begin(client, race.session, `app.capacity_hold(${held.map(literal).join()})`)
  if (answer === 'held' && !fallen.yet && fall === 'before-commit') return vanish(client, fallen)
  await client.query('commit')
  if (answer !== 'held') return answer
  if (!fallen.yet && fall === 'before-confirm') return vanish(client, fallen)
  const second = await begin(client, race.session, `app.capacity_confirm(${[id, nights.now].map(literal).join()})`)
  await client.query('commit')
  return second
}

/** What the server sees when a process is killed: the connection breaks, in the middle of whatever it was. */
function vanish(client: pg.Client, fallen: { yet: boolean }): 'gone' {
  fallen.yet = true
  ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  return 'gone'
}

async function connect(race: Race): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: race.url })
  client.on('error', () => {})
  await client.connect()
  return client
}

const literal = (value: string | null) => (value === null ? 'null' : pg.escapeLiteral(value))

/** Begins a transaction as somebody and calls one function in it, in one packet; what the function answers. */
async function begin(client: pg.Client, session: Buffer, call: string): Promise<string> {
  const entered = `select from app.enter('\\x${session.toString('hex')}')`
  const results: unknown = await client.query(`begin; ${entered}; select ${call} as answer`)
  const last = (results as readonly pg.QueryResult<{ answer: string }>[]).at(-1)
  return last?.rows[0]?.answer ?? ''
}
