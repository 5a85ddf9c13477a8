import pg from 'pg'
import { expect } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import type { Difference } from '../../src/domain/replay/stored.ts'
import { replay } from '../../src/tools/replay/run.ts'

/** One thing done to the store behind everybody's back, and how a replay must name it. */
type Tampering = {
  /** Chooses the event, `e`; each of another person. */
  readonly where: string
  readonly sql: string
  readonly named: (event: Chosen) => Partial<Difference>
}
type Chosen = { readonly id: string; readonly person: string; readonly seq: string }

const AT = 'where id = $1'
const TAMPERINGS: readonly Tampering[] = [
  {
    where: `e.kind = 'interview.recorded' and e.facts ? 'isTreatedAsChild'`,
    sql: `update app.event set facts = jsonb_set(facts, '{isTreatedAsChild}', to_jsonb(not (facts->>'isTreatedAsChild')::bool)) ${AT}`,
    named: ({ id }) => ({ event: id, what: 'facts', name: 'isTreatedAsChild' }),
  },
  {
    where: `e.kind = 'rights.told' and jsonb_array_length(e.rules) > 2`,
    sql: `update app.event set rules = rules - 'rights.oral-and-written' ${AT}`,
    named: ({ id }) => ({ event: id, what: 'rules', rules: ['rights.oral-and-written'], stored: 'not weighed' }),
  },
  {
    where: `e.kind = 'consent.recorded'`,
    sql: `update app.event set conformity = 'irregular', broken = '{interview.adult-consent}' ${AT}`,
    named: ({ id }) => ({ event: id, what: 'outcome', rules: ['interview.adult-consent'] }),
  },
  {
    where: `e.kind = 'needs.recorded' and exists (select from app.event z where z.person_id = e.person_id and z.seq > e.seq and z.facts ? 'decided')`,
    sql: `delete from app.event ${AT}`,
    named: ({ person }) => ({ person, what: 'act-missing' }),
  },
  {
    where: `e.kind in ('referral.requested', 'referral.accepted', 'referral.rejected') and not exists (select from app.event z where z.person_id = e.person_id and z.seq > e.seq)`,
    sql: `delete from app.event ${AT}`,
    named: ({ person }) => ({ person, what: 'end', name: 'referrals' }),
  },
  {
    where: `e.kind not in ('sign.recorded', 'needs.recorded') and exists (select from app.record r where r.event_id = e.id)`,
    sql: `delete from app.event ${AT}`,
    named: ({ id }) => ({ event: id, what: 'left-over' }),
  },
  {
    where: `e.kind = 'status.decided' and e.act->>'status' in ('presumed', 'identified')`,
    sql: `update app.event set act = jsonb_set(act, '{status}', '"not-victim"') ${AT}`,
    named: ({ person }) => ({ person, what: 'end', name: 'status' }),
  },
]

/** The store as it is replays without a difference; under a rule that was changed it does not. */
export async function expectNoDifference(adminUrl: string): Promise<number> {
  const whole = await replay({ adminUrl, pack: RO, threads: 1 })
  expect(whole.differences.slice(0, 5)).toEqual([])
  const rule = 'rights.oral-and-written'
  const changed = RO.rules.map(one => (one.id === rule ? { ...one, holds: { not: one.holds } } : one))
  const under = await replay({ adminUrl, pack: { ...RO, rules: changed }, threads: 1 })
  expect(under.count).toBeGreaterThan(0)
  for (const one of under.differences.filter(each => each.what === 'outcome')) expect(one.rules).toContain(rule)
  return whole.events
}

/** Each tampering, one person each, is found and named; everybody else stays without a difference. */
export async function expectTamperingFound(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  client.on('error', () => {}) // the failing query reports it
  const used: string[] = []
  const wanted: Partial<Difference>[] = []
  await client.query('set session_replication_role = replica')
  for (const { where, sql, named } of TAMPERINGS) {
    const choose = `select e.id, e.person_id as person, e.seq from app.event e
      where e.conformity = 'regular' and e.facts ? 'decided' and ${where} and e.person_id <> all ($1) order by e.seq limit 1`
    const chosen = (await client.query<Chosen>(choose, [used])).rows[0]
    if (!chosen) throw new Error(`The exercise has no event ${where}.`)
    used.push(chosen.person)
    await client.query(sql, [chosen.id])
    wanted.push(named(chosen))
  }
  await client.end()
  const { differences } = await replay({ adminUrl, pack: RO, threads: 2 })
  for (const one of wanted) expect(differences).toContainEqual(expect.objectContaining(one))
  expect(differences.filter(one => !used.includes(one.person))).toEqual([])
}
