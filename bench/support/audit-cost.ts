/** What writing down a look adds to the request that looks: the same page with and without it, in turn, one client. */
import type { BenchContext } from '../../src/tools/figure.ts'
import { accountOf, asAdmin, DATABASE, signIn } from './generate.ts'
import { type Asked, load, request } from './load.ts'

const ROUNDS = 12
const A_ROUND = 50
const WARM_UP = 10

/** While it is there, what is written to the log of looks is dropped: nothing is stored, and nothing waits for the disk. */
const FORGET = `create or replace function public.bench_forget() returns trigger language plpgsql as 'begin return null; end';
  create trigger bench_forget before insert on app.access_log for each row execute function public.bench_forget()`
const REMEMBER = 'drop trigger if exists bench_forget on app.access_log'

/**
 * Milliseconds of the median request with the log of looks and without, over HTTP; people of a centre, opened by its officer.
 * Both send the same statements, so the few microseconds that it takes to send one and to drop a row are in both.
 */
export async function lookWithAndWithout(context: BenchContext): Promise<{ audited: number; silent: number }> {
  const { origin, stop } = await context.serve(DATABASE)
  const { cookie } = await signIn(context, await accountOf(context, 'CR-CJ', 'centre-officer'))
  const people = await somePeople(context)
  const asked = people.map(
    ({ id, code }): Asked => ({ bytes: request(origin, 'GET', `/people/${id}`, cookie), status: 200, text: code }),
  )
  let turn = 0
  const some = async (count: number): Promise<number> => {
    const last = turn + count
    const next = () => (turn < last ? asked[turn++ % asked.length] : undefined)
    return (await load({ origin, clients: 1, seconds: 600, warmUp: 0, next })).p50
  }
  const times = { audited: [] as number[], silent: [] as number[] }
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const way of ['audited', 'silent'] as const) {
        await asAdmin(context, client => client.query(way === 'silent' ? FORGET : REMEMBER))
        const before = await looks(context)
        await some(WARM_UP)
        times[way].push(await some(A_ROUND))
        const written = (await looks(context)) - before
        if (written !== (way === 'silent' ? 0 : WARM_UP + A_ROUND))
          throw new Error(`${written} looks were written down in a round that was ${way}.`)
      }
    }
  } finally {
    await asAdmin(context, client => client.query(REMEMBER))
    await stop()
  }
  return { audited: median(times.audited), silent: median(times.silent) }
}

async function somePeople(context: BenchContext): Promise<{ id: string; code: string }[]> {
  const { rows } = await asAdmin(context, client =>
    client.query<{ id: string; code: string }>(
      `select p.id, p.code from app.person p join app.person_grant g on g.person_id = p.id
        join app.organisation o on o.id = g.organisation_id and o.code = 'CR-CJ' order by md5(p.id::text) limit 200`,
    ),
  )
  return rows
}

async function looks(context: BenchContext): Promise<number> {
  const { rows } = await asAdmin(context, client =>
    client.query<{ n: number }>('select count(*)::int as n from app.access_log where person_id is not null'),
  )
  return rows[0]?.n ?? 0
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
