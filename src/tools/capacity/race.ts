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
  const clients = await Promise.all(Array.from({ length: race.connections }, () => connect(race)))
  const answers: Record<string, number> = {}
  const fallen = { yet: fall === 'clean' }
  let confirmed = 0
  const runs = clients.map(async (client, lane) => {
    for (let n = lane; n < race.contenders; n += race.connections) {
      const answer = await contend(client, race, nights, fall, fallen)
      answers[answer] = (answers[answer] ?? 0) + 1
      if (answer === 'confirmed') confirmed++
      if (answer === 'gone') return
    }
  })
  await Promise.all(runs)
  await Promise.all(clients.map(client => client.end().catch(() => {})))
  return { confirmed, answers }
}

async function contend(
  client: pg.Client,
  race: Race,
  nights: { readonly from: string; readonly until: string; readonly now: string },
  fall: Fall,
  fallen: { yet: boolean },
): Promise<string> {
  const id = randomUUID()
  await begin(client, race.session)
  const { rows } = await client.query<{ answer: string }>(
    'select app.capacity_hold($1, $2, null, null, $3, $4, $5, $6) as answer',
    [id, race.service, JSON.stringify(race.needs), nights.from, nights.until, nights.now],
  )
  const answer = rows[0]?.answer ?? ''
  if (answer === 'held' && !fallen.yet && fall === 'before-commit') return vanish(client, fallen)
  await client.query('commit')
  if (answer !== 'held') return answer
  if (!fallen.yet && fall === 'before-confirm') return vanish(client, fallen)
  await begin(client, race.session)
  const second = await client.query<{ answer: string }>('select app.capacity_confirm($1, $2) as answer', [
    id,
    nights.now,
  ])
  await client.query('commit')
  return second.rows[0]?.answer ?? ''
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

async function begin(client: pg.Client, session: Buffer): Promise<void> {
  await client.query('begin')
  await client.query('select from app.enter($1)', [session])
}
