/**
 * The rules of access have three readers; here two of them are held equal: the policies of the database, asked as the web role,
 * and the object check in memory. Any account with any roles, any grant, stage and author, every class, reading and writing.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import { basesOfKind } from '../../src/domain/access/basis.ts'
import { maskUnderGlass } from '../../src/domain/access/break-glass.ts'
import { mayAccess, mayBy, mayWrite } from '../../src/domain/access/may.ts'
import { ACCESS_SETTINGS } from '../../src/domain/access/openings.ts'
import { isWalled } from '../../src/domain/access/wall.ts'
import { DATA_CLASSES, type DataClass, ROLES } from '../../src/domain/mechanism/vocabulary.ts'
import type { Entered, Tx } from '../../src/platform/db/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { codeOf, type Inside, makeWorld, WHO, type World } from '../support/world.ts'

type Grant = { person: string; organisation: string; basis: string; classes: readonly DataClass[]; ended: boolean }

/** `side`: a desk or an account that stands outside the wall around a person. */
type Wall = { person: string; side: string }

let app: TestApp
let world: World
const desks = [
  WHO.centre,
  WHO.directorate,
  WHO.provider,
  WHO.victimSupport,
  WHO.lawyer,
  WHO.national,
  WHO.police,
] as const
const insides = new Map<number, Inside>()
const insideOf = (account: number): Inside => {
  const one = insides.get(account)
  if (!one) throw new Error(`No account ${account}.`)
  return one
}
const people = () => [world.adult.id, world.child.id, world.double.id]
let kinds: ReadonlyMap<string, string>

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  for (const account of desks) insides.set(account, await world.inside(account))
  kinds = new Map(
    (await app.sql<{ id: string; kind: string }>('select id, kind from app.organisation')).map(row => [
      row.id,
      row.kind,
    ]),
  )
})
afterAll(() => app.stop())

const inCode = (texts: readonly string[]) => `array[${texts.map(one => `'${one}'`).join(',')}]::text[]`

/** Grants as the property wants them, also such as no act would make: then nothing may open. */
async function arrange(grants: readonly Grant[]): Promise<void> {
  const rows = grants.map(
    one =>
      `('${one.person}', '${one.organisation}', ${inCode(one.classes)}, '${one.basis}', ${one.ended ? 'now()' : "'infinity'"}, now())`,
  )
  await app.sql(`begin; set local session_replication_role = replica; delete from app.person_grant;
    ${rows.length > 0 ? `insert into app.person_grant (person_id, organisation_id, classes, basis, until, listed_at) values ${rows.join(',')} on conflict do nothing;` : ''}
    commit`)
}

/** Walls as an allegation makes them, without one: here it is asked only what they hide. */
async function build(walls: readonly Wall[]): Promise<void> {
  const rows = walls.map(one => `('${one.side}', '${one.person}', gen_random_uuid())`)
  await app.sql(`begin; set local session_replication_role = replica; delete from app.wall;
    ${rows.length > 0 ? `insert into app.wall (side, person_id, allegation_id) values ${rows.join(',')}` : ''}; commit`)
}

/** Whose records there are: some of the desk's own, some of another's, of every class. */
async function author(organisation: string | null): Promise<void> {
  await app.sql('update app.record set organisation_id = $1', [organisation])
}

async function roles(account: number, wanted: readonly string[]): Promise<void> {
  await app.sql(
    `with gone as (delete from app.account_role where account_id = (select id from app.account where code = $1) and role <> all ($2))
     insert into app.account_role select a.id, r from app.account a, unnest($2::text[]) r where a.code = $1 on conflict do nothing`,
    [codeOf(account), wanted],
  )
}

type Seen = { readonly seen: ReadonlySet<string>; readonly writes: readonly string[]; readonly entered: Entered }

/** What the database shows: `person class` for every row of every class. */
async function look(tx: Tx, entered: Entered): Promise<Seen> {
  const rows = await tx.rows<{ place: string }>(
    `select person_id || ' ' || data_class as place from app.record
     union all select id || ' person' from app.person union all select person_id || ' event' from app.event
     union all select person_id || ' named' from app.person_identity union all select person_id || ' reached' from app.person_contact
     union all select p || ' ' || c from unnest($1::uuid[]) p, unnest($2::text[]) c where app.granted(p, c)`,
    [people(), DATA_CLASSES.map(one => one)],
  )
  const written = await tx.one<{ writes: string[] }>('select app.writes() as writes')
  return { seen: new Set(rows.map(row => row.place)), writes: written?.writes ?? [], entered }
}

/** The same by the object check. `stored`: person and class of every record there is. */
function due(
  entered: Entered,
  grants: readonly Grant[],
  walls: readonly Wall[],
  stored: ReadonlySet<string>,
  author: string | null,
): string[] {
  const { access } = RO
  const everywhere = mayBy(access, entered, 'territory', 'core', 'read')
  return people().flatMap(person => {
    const walled = walls.filter(one => one.person === person).map(one => one.side)
    if (isWalled({ walled }, entered)) return []
    const held =
      grants.find(one => one.person === person && one.organisation === entered.organisation && !one.ended) ?? null
    const may = (dataClass: DataClass, authored = false) =>
      mayAccess(access, entered, held, dataClass, 'read', authored)
    const own = author === entered.organisation
    return [
      ...DATA_CLASSES.filter(one => may(one) || (may(one, own) && stored.has(`${person} ${one}`))),
      ...(everywhere || may('core') ? ['person', 'event'] : []),
      ...(may('identity') ? ['named'] : []),
      ...(may('contact') ? ['reached'] : []),
    ].map(one => `${person} ${one}`)
  })
}

const anyGrants = fc.array(
  fc.record({
    person: fc.nat(2),
    desk: fc.constantFrom(...desks),
    basis: fc.nat(),
    strange: fc.constantFrom('', '', '', '', 'friend', 'notification+', 'attended', 'order', 'territory'),
    classes: fc.oneof(
      { weight: 3, arbitrary: fc.constant(DATA_CLASSES) },
      { weight: 1, arbitrary: fc.subarray([...DATA_CLASSES]) },
    ),
    ended: fc.constantFrom(true, false, false),
  }),
  { minLength: 12, maxLength: 24 },
)
const anyWalls = fc.array(fc.record({ person: fc.nat(2), desk: fc.constantFrom(...desks), whole: fc.boolean() }), {
  maxLength: 6,
})
const anyRoles = fc.array(
  fc.tuple(fc.constantFrom(...desks), fc.subarray([...ROLES], { minLength: 0, maxLength: 3 })),
  { maxLength: 5 },
)

test('the policies and the object check are one rule', async () => {
  await app.sql('delete from app.record_grant')
  const before = new Map<number, string[]>()
  for (const account of desks) {
    const rows = await app.sql<{ role: string }>(
      'select r.role from app.account_role r join app.account a on a.id = r.account_id where a.code = $1',
      [codeOf(account)],
    )
    before.set(
      account,
      rows.map(row => row.role),
    )
  }
  const stored = new Set(
    (await app.sql<{ place: string }>(`select person_id || ' ' || data_class as place from app.record`)).map(
      row => row.place,
    ),
  )
  let opened = 0
  await fc.assert(
    fc.asyncProperty(
      anyGrants,
      anyWalls,
      anyRoles,
      fc.constantFrom(null, ...desks),
      async (raw, around, changed, writer) => {
        const grants = raw
          .map(one => {
            const organisation = insideOf(one.desk).organisation
            const bases = basesOfKind(RO.access, kinds.get(organisation) ?? '')
            const basis = one.strange || bases[one.basis % Math.max(bases.length, 1)]?.text || 'notification'
            return { ...one, person: people()[one.person] ?? '', organisation, basis }
          })
          .filter(
            (one, at, all) =>
              all.findIndex(two => two.person === one.person && two.organisation === one.organisation) === at,
          )
        const by = writer === null ? null : insideOf(writer).organisation
        const walls = around.map(one => {
          const { organisation, account } = insideOf(one.desk)
          return { person: people()[one.person] ?? '', side: one.whole ? organisation : account }
        })
        await arrange(grants)
        await build(walls)
        await author(by)
        for (const account of desks)
          await roles(account, changed.find(([who]) => who === account)?.[1] ?? before.get(account) ?? [])
        for (const account of desks) {
          const { seen, writes, entered } = await insideOf(account).do(look)
          const wanted = due(entered, grants, walls, stored, by)
          opened += wanted.length
          expect([...seen].sort(), JSON.stringify({ entered, grants })).toEqual([...new Set(wanted)].sort())
          for (const dataClass of DATA_CLASSES)
            expect(writes.includes(dataClass), dataClass).toBe(mayWrite(RO.access, entered, dataClass))
        }
      },
    ),
    { numRuns: 60, seed: 20261122 },
  )
  // The property is about something: doors stood open as well as shut.
  expect(opened).toBeGreaterThan(1000)
  await build([])
  for (const [account, was] of before) await roles(account, was)
})

test('what opens in an emergency is that rule too, for one person and no longer than its time', async () => {
  await app.sql('delete from app.person_grant')
  const anyEmergency = fc.record({
    account: fc.constantFrom(...desks, WHO.hotline, WHO.hotline, WHO.directorate, WHO.national),
    roles: fc
      .tuple(
        fc.oneof(fc.constantFrom(...ROLES), fc.constantFrom('duty-officer', 'hotline-operator')),
        fc.constantFrom(...ROLES),
      )
      .map(both => [...new Set(both)]),
    state: fc.oneof(
      fc.constant('open'),
      fc.constantFrom('over', 'closed', 'not looked at', 'of another', 'walled', 'restricted'),
    ),
  })
  insides.set(WHO.hotline, await world.inside(WHO.hotline))
  let opened = 0
  await fc.assert(
    fc.asyncProperty(anyEmergency, async ({ account, roles: wanted, state }) => {
      const who = insideOf(account)
      await roles(account, wanted)
      await app.sql('delete from app.break_glass; delete from app.restriction')
      await build(state === 'walled' ? [{ side: who.organisation, person: world.adult.id }] : [])
      if (state === 'restricted')
        await app.sql('insert into app.restriction (person_id, organisation_id, account_id) values ($1, $2, $3)', [
          world.adult.id,
          who.organisation,
          who.account,
        ])
      const owner = state === 'of another' ? insideOf(WHO.hotline === account ? WHO.centre : WHO.hotline) : who
      const [glass] = await app.sql<{ id: string }>(
        `insert into app.break_glass (person_id, account_id, organisation_id, reason, told, opened_at, until, closed_at, review_organisation_id, review_due_at)
         values ($1, $2, $3, 'medical', 'pv0.erased', now() - interval '10 minutes', now() + $4::interval, $5, $3, now()) returning id`,
        [
          world.adult.id,
          owner.account,
          owner.organisation,
          state === 'over' ? '-1 second' : '5 minutes',
          state === 'closed' ? new Date() : null,
        ],
      )
      const { rows, entered } = await who.do(async (tx, entered) => {
        if (state !== 'not looked at') await tx.rows('select app.glass_look($1)', [glass?.id])
        return { rows: await look(tx, entered), entered }
      })
      const mask = state === 'open' ? maskUnderGlass(RO.access, entered) : []
      const everywhere = mayBy(RO.access, entered, 'territory', 'core', 'read')
      const wantedRows = [
        ...mask,
        ...(mask.includes('core') ? ['person', 'event'] : []),
        ...(mask.includes('identity') ? ['named'] : []),
        ...(mask.includes('contact') ? ['reached'] : []),
      ].map(one => `${world.adult.id} ${one}`)
      opened += mask.length
      const around = people().filter(person => state !== 'walled' || person !== world.adult.id)
      const all = everywhere ? around.flatMap(person => [`${person} person`, `${person} event`]) : []
      const stored = [...rows.seen].filter(one => !all.includes(one))
      expect(stored.sort(), JSON.stringify({ account, wanted, state })).toEqual(
        wantedRows.filter(one => !all.includes(one)).sort(),
      )
    }),
    { numRuns: 120, seed: 20261122 },
  )
  expect(opened).toBeGreaterThan(60)
  await build([])
  await app.sql('delete from app.break_glass; delete from app.restriction')
})

test('the settings of the database are those of the program, in their order', async () => {
  const [row] = await app.sql<{ names: string[] }>('select app_inner.access_settings() as names')
  expect(row?.names).toEqual(ACCESS_SETTINGS)
})

describe('acts on the very next query', () => {
  const statement = `select data_class from app.record where person_id = $1 order by 1`
  const centre = () => world.inside(WHO.centre)
  const classes = async (who: Inside) =>
    (await who.do(tx => tx.rows<{ data_class: string }>(statement, [world.adult.id]))).map(row => row.data_class)
  const grant = (basis = 'notification') => ({
    person: world.adult.id,
    organisation: world.organisation('CR-CJ'),
    basis,
    classes: DATA_CLASSES,
    ended: false,
  })
  beforeEach(async () => {
    await roles(WHO.centre, ['centre-officer'])
    await arrange([grant()])
  })

  test('a role that was taken away, within one session', async () => {
    const officer = await centre()
    expect(await classes(officer)).toContain('interview')
    await roles(WHO.centre, ['supervisor'])
    expect([...new Set(await classes(officer))]).toEqual(['core', 'plan'])
    await roles(WHO.centre, ['administrator'])
    expect(await classes(officer)).toEqual([])
  })

  test('a grant that narrowed, and one that ended', async () => {
    const officer = await centre()
    await arrange([{ ...grant(), classes: ['core'] }])
    expect([...new Set(await classes(officer))]).toEqual(['core'])
    await app.sql('update app.person_grant set until = now()')
    expect(await classes(officer)).toEqual([])
  })

  test('rules that the pack no longer has: a missing rule is nobody', async () => {
    const officer = await centre()
    await app.sql('delete from app.access_opening')
    expect(await classes(officer)).toEqual([])
    expect(await officer.do(tx => tx.rows('select id from app.person'))).toEqual([])
  })
})
