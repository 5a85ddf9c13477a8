/**
 * Who sees which row, and who changes what: actor × table × verb, as the web role. Two tenants of every kind, and the roles
 * of one tenant apart. Expectations come from the rules of access of the pack over the grants that stand in this world, and
 * from a small table of who sees a table's rows and why.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import { basesOfKind } from '../../src/domain/access/basis.ts'
import { mayAccess, mayBy, mayWrite } from '../../src/domain/access/may.ts'
import { DATA_CLASSES, type DataClass } from '../../src/domain/mechanism/vocabulary.ts'
import type { Entered, Tx } from '../../src/platform/db/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type Inside, makeWorld, WHO, type Who, type World } from '../support/world.ts'

type Row = Record<string, unknown>
/** Somebody who asks. `nobody` is not signed in. */
type Actor = {
  readonly who: Who | 'nobody'
  readonly account: string | null
  readonly organisation: string | null
  readonly entered: Entered | null
}

let app: TestApp
let world: World
const actors = new Map<string, { actor: Actor; inside: Inside | null }>()
const held = new Map<string, Row[]>()
const everybody: readonly (Who | 'nobody')[] = ['nobody', ...(Object.keys(WHO) as Who[])]

const { access } = RO
/** By a rule that needs no grant: the whole country, or one's own organisation's log. */
const by = (actor: Actor, relation: 'territory' | 'own-organisation', dataClass: 'core' | 'audit') =>
  actor.entered !== null && mayBy(access, actor.entered, relation, dataClass, 'read')
const national = (actor: Actor) => by(actor, 'territory', 'core')
/** Who has to do with people at all: whoever reads the core on some ground, or writes in some class. */
const active = (actor: Actor) => {
  const { entered } = actor
  if (entered === null) return false
  const bases = basesOfKind(access, entered.organisationKind)
  const reads = bases.some(({ text }) => mayAccess(access, entered, { classes: ['core'], basis: text }, 'core', 'read'))
  return reads || national(actor) || DATA_CLASSES.some(one => mayWrite(access, entered, one))
}
/** The object check over the grant of one's own desk that stands in this world. */
const works = (actor: Actor, person: unknown, dataClass: unknown, author?: unknown): boolean => {
  const grant = (held.get('person_grant') ?? []).find(
    row => row.person_id === person && row.organisation_id === actor.organisation,
  ) as { classes: string[]; basis: string } | undefined
  const authored = actor.organisation !== null && author === actor.organisation
  return (
    actor.entered !== null && mayAccess(access, actor.entered, grant ?? null, dataClass as DataClass, 'read', authored)
  )
}
const own = (actor: Actor, row: Row) => actor.account !== null && row.account_id === actor.account
const colleague = (actor: Actor, row: Row) => actor.organisation !== null && row.organisation_id === actor.organisation
const sent = (actor: Actor, notification: unknown) =>
  (held.get('notification') ?? []).some(row => row.id === notification && own(actor, row))
const addressed = (actor: Actor, notification: unknown) =>
  (held.get('leg') ?? []).some(row => row.notification_id === notification && row.addressee_id === actor.organisation)

/** One record, to an organisation that holds no class by role: by the order that stands in this world. */
const opened = (actor: Actor, row: Row) =>
  actor.entered !== null &&
  (held.get('record_grant') ?? []).some(
    grant =>
      grant.event_id === row.event_id &&
      grant.data_class === row.data_class &&
      grant.organisation_id === actor.organisation,
  ) &&
  mayBy(access, actor.entered, 'order', row.data_class as DataClass, 'read')

/** Who sees a row, and why. `null`: no account reads this table at all. */
const SEES: Readonly<Record<string, ((actor: Actor, row: Row) => boolean) | null>> = {
  // Reference data: needed before anybody has signed in.
  setting: () => true,
  organisation: () => true,
  // Colleagues see each other, and nobody else's staff or roster.
  account: colleague,
  account_role: (actor, row) =>
    (held.get('account') ?? []).some(one => one.id === row.account_id && colleague(actor, one)),
  duty_shift: colleague,
  desk_hours: colleague,
  absence: colleague,
  submission: own,
  // The rules as the database has them: for its functions alone.
  access_opening: null,
  access_held: null,
  // The person: a grant in force opens each class by itself; the national desk sees the core of all.
  person: (actor, row) => national(actor) || works(actor, row.id, 'core'),
  event: (actor, row) => national(actor) || works(actor, row.person_id, 'core'),
  person_grant: (actor, row) => national(actor) || (active(actor) && colleague(actor, row)),
  person_identity: (actor, row) => works(actor, row.person_id, 'identity'),
  person_contact: (actor, row) => works(actor, row.person_id, 'contact'),
  record: (actor, row) => works(actor, row.person_id, row.data_class, row.organisation_id) || opened(actor, row),
  record_grant: (actor, row) => (active(actor) && colleague(actor, row)) || works(actor, row.person_id, row.data_class),
  consent: (actor, row) => works(actor, row.person_id, 'consent'),
  service_line: (actor, row) => works(actor, row.person_id, 'plan'),
  // A notifier sees what she sent, ever after; the desks it was addressed to see what was sent to them.
  notification: (actor, row) => own(actor, row) || (active(actor) && addressed(actor, row.id)),
  notification_addition: (actor, row) =>
    sent(actor, row.notification_id) || (active(actor) && addressed(actor, row.notification_id)),
  notification_person: (actor, row) => sent(actor, row.notification_id) || works(actor, row.person_id, 'indicators'),
  leg: (actor, row) =>
    national(actor) ||
    sent(actor, row.notification_id) ||
    (active(actor) && row.addressee_id === actor.organisation) ||
    works(actor, row.person_id, 'core'),
  task: (actor, row) => national(actor) || (active(actor) && colleague(actor, row)),
  // A draft is its sender's alone; what was sent is seen by both ends and by whoever works with the plan.
  referral: (actor, row) =>
    (active(actor) && row.sender_id === actor.organisation) ||
    (row.state !== 'draft' &&
      (national(actor) ||
        (active(actor) && row.receiver_id === actor.organisation) ||
        works(actor, row.person_id, 'plan'))),
  person_match: (actor, row) => works(actor, row.person_id, 'identity') && works(actor, row.other_id, 'identity'),
  draft: own,
  // Keys and tokens are reached through functions only.
  data_key: null,
  name_index: null,
  erasure_certificate: (actor, row) => by(actor, 'own-organisation', 'audit') && colleague(actor, row),
  duplicate_check: (actor, row) => by(actor, 'own-organisation', 'audit') && colleague(actor, row),
  legal_hold: (actor, row) => by(actor, 'own-organisation', 'audit') && colleague(actor, row),
  consent_receipt: (actor, row) => works(actor, row.person_id, 'consent'),
  evidence: (actor, row) => works(actor, row.person_id, row.data_class),
  custody: (actor, row) =>
    (held.get('evidence') ?? []).some(one => one.id === row.evidence_id && works(actor, one.person_id, one.data_class)),
  evidence_part: null,
  share_notice: null,
  look_code: null,
  // Openings in an emergency are told, shown and reviewed through functions: break-glass.test.ts.
  break_glass: null,
  // Notices outside the system: outside-notices.test.ts.
  safe_contact: (actor, row) => works(actor, row.person_id, 'contact'),
  notice_setting: null,
  outside_notice: null,
  break_glass_notice: null,
  break_glass_try: null,
  // The search for a place has its own test with two desks: placement.test.ts.
  place_search: colleague,
  place_query: colleague,
  answer_record: colleague,
  service_gap: colleague,
  // Agreements of two desks have their own test: keep-agreements/route.test.ts.
  service_agreement: colleague,
  // Allegations and exclusions: nobody but the independent desk, whose own test is wall.test.ts.
  allegation: () => false,
  allegation_step: () => false,
  moved_leg: () => false,
  exclusion: () => false,
  exclusion_step: () => false,
  wall: null,
  restriction: (actor, row) => works(actor, row.person_id, 'core'),
  // The public mailbox has its own test of two desks and those on duty: mailbox.test.ts, callback.test.ts.
  mailbox: colleague,
  mailbox_key: colleague,
  report: colleague,
  report_message: colleague,
  report_look: colleague,
  report_file: colleague,
  report_file_part: null,
  callback: null,
  // The log of the log is nobody's but the owner's functions.
  to_derive: null,
  audit_leaf: null,
  audit_head: null,
  access_log: (actor, row) => by(actor, 'own-organisation', 'audit') && colleague(actor, row),
  // The queue's and sign-in's own: the web role has functions for them and nothing else.
  outbox: null,
  session: null,
  passkey: null,
  totp: null,
  oidc_identity: null,
  challenge: null,
  sign_in_attempt: null,
  account_state: null,
  undertaking_acceptance: null,
  invitation: null,
  admission: null,
  recovery: null,
  recovery_confirmation: null,
  // Reached through app.record only.
  record_identity: null,
  record_contact: null,
  record_indicators: null,
  record_interview: null,
  record_therapy: null,
  record_plan: null,
  record_proceedings: null,
  record_compensation: null,
  record_register: null,
  record_consent: null,
  record_core: null,
  record_shelter_address: null,
}
/** What an account changes by itself, beside the one door: its own drafts; and it writes down that it looked. */
const CHANGES: Readonly<Record<string, readonly Verb[]>> = {
  draft: ['insert', 'update', 'delete'],
  access_log: ['insert'],
}
/** What the worker does by itself. Everything else it does through functions. */
const WORKER: Readonly<Record<string, readonly string[]>> = {
  setting: ['select'],
  organisation: ['select'],
  outbox: ['select', 'update', 'delete'],
}
/** Tables that hold nothing in this world, and why. */
const EMPTY = [
  'allegation',
  'allegation_step',
  'moved_leg',
  'wall',
  'exclusion',
  'exclusion_step',
  'restriction',
  'safe_contact',
  'notice_setting',
  'outside_notice',
  'break_glass',
  'break_glass_notice',
  'break_glass_try',
  'place_search',
  'place_query',
  'answer_record',
  'service_gap',
  'service_agreement',
  'mailbox',
  'mailbox_key',
  'report',
  'report_message',
  'report_look',
  'report_file',
  'report_file_part',
  'callback',
  'audit_leaf',
  'audit_head',
  'totp',
  'oidc_identity',
  'challenge',
  'sign_in_attempt',
  'invitation',
  'admission',
  'recovery',
  'recovery_confirmation',
]

type Verb = 'insert' | 'update' | 'delete'
const tables = Object.keys(SEES)
const statement = (verb: Verb, table: string, column: string): string =>
  ({
    insert: `insert into app.${table} default values`,
    update: `update app.${table} set ${column} = ${column}`,
    delete: `delete from app.${table}`,
  })[verb]

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  for (const who of everybody) {
    const inside = who === 'nobody' ? null : await world.inside(WHO[who])
    const entered = inside ? await inside.do(async (_tx, actor) => actor) : null
    actors.set(who, {
      inside,
      actor: { who, account: inside?.account ?? null, organisation: inside?.organisation ?? null, entered },
    })
  }
  for (const table of tables)
    held.set(
      table,
      (await app.sql(`select t.ctid::text || t.tableoid as place, to_jsonb(t) as row from app.${table} t`)).map(
        one => ({ ...one.row, place: one.place }),
      ),
    )
})
afterAll(() => app.stop())

function found(who: string) {
  const one = actors.get(who)
  if (!one) throw new Error(`No actor ${who}.`)
  return {
    actor: one.actor,
    as: <T>(work: (tx: Tx) => Promise<T>) => (one.inside ? one.inside.do(work) : app.db.as(null, work)),
  }
}

/** Tries something that may be refused, undoes it, and says what happened: number of rows, or the error's code. */
async function attempt(tx: Tx, sql: string): Promise<number | string> {
  await tx.rows('savepoint try')
  const said = await tx.rows(`${sql}`).then(
    rows => rows.length,
    (error: { code?: string }) => error.code ?? 'unknown',
  )
  await tx.rows('rollback to savepoint try')
  return said
}

describe.each(everybody)('%s', who => {
  test('sees the rows that are hers to see, of every table, and no others', async () => {
    const { actor, as } = found(who)
    await as(async tx => {
      for (const table of tables) {
        const rule = SEES[table]
        if (!rule) {
          expect(await attempt(tx, `select from app.${table}`), table).toBe('42501')
          continue
        }
        const seen = (
          await tx.rows<{ place: string }>(`select t.ctid::text || t.tableoid as place from app.${table} t`)
        )
          .map(row => row.place)
          .sort()
        const due = (held.get(table) ?? [])
          .filter(row => rule(actor, row))
          .map(row => String(row.place))
          .sort()
        expect(seen, table).toEqual(due)
      }
    })
  })

  test('changes nothing but her own drafts, and writes down only her own looks', async () => {
    const { actor, as } = found(who)
    const columns = new Map(
      (await app.sql<{ table: string; column: string }>(COLUMNS)).map(row => [row.table, row.column]),
    )
    await as(async tx => {
      for (const table of tables) {
        for (const verb of ['insert', 'update', 'delete'] as const) {
          if (CHANGES[table]?.includes(verb)) continue
          expect(await attempt(tx, statement(verb, table, columns.get(table) ?? '')), `${verb} ${table}`).toBe('42501')
        }
      }
      const drafts = (held.get('draft') ?? []).filter(row => own(actor, row)).length
      expect(await attempt(tx, 'update app.draft set answers = answers returning id')).toBe(drafts)
      expect(await attempt(tx, 'delete from app.draft returning id')).toBe(drafts)
      await looksAndDrafts(tx, actor)
    })
  })
})

async function looksAndDrafts(tx: Tx, { account, organisation, who }: Actor): Promise<void> {
  const { adult } = world
  const other = found(who === 'otherCentre' ? 'centre' : 'otherCentre').actor
  const text = (id: string | null) => (id === null ? 'null' : `'${id}'`)
  const look = (a: string | null, o: string | null) =>
    `insert into app.access_log (account_id, organisation_id, person_id, purpose) values (${text(a)}, ${text(o)}, '${adult.id}', 'x')`
  const draft = (a: string | null) =>
    `insert into app.draft (account_id, kind, expires_at) values (${text(a)}, 'sign', now())`
  expect(await attempt(tx, look(account, organisation))).toBe(0)
  expect(await attempt(tx, look(other.account, other.organisation))).toBe('42501')
  expect(await attempt(tx, look(account, other.organisation))).toBe('42501')
  expect(await attempt(tx, draft(account))).toBe(account === null ? '42501' : 0)
  expect(await attempt(tx, draft(other.account))).toBe('42501')
}

const COLUMNS = `select c.relname as table, min(a.attname::text) as column from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = '' group by 1`

describe('the other roles', () => {
  test.each(['app_worker', 'app_stats'])('%s has no right on a table but those it needs', async role => {
    const rights = await app.sql<{ table: string; verb: string }>(
      `select c.relname as table, v as verb from pg_class c cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate']) v
        where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege($1, c.oid, v) order by 1, 2`,
      [role],
    )
    const due =
      role === 'app_worker'
        ? Object.entries(WORKER).flatMap(([table, verbs]) => verbs.map(verb => ({ table, verb })))
        : []
    expect(rights).toEqual(due.sort((a, b) => (a.table + a.verb < b.table + b.verb ? -1 : 1)))
  })

  test('the worker sees the queue, reference data, and nobody', async () => {
    expect(await app.worker('select from app.outbox')).toHaveLength((held.get('outbox') ?? []).length)
    for (const table of tables.filter(one => !WORKER[one]))
      await expect(app.worker(`select from app.${table}`), table).rejects.toMatchObject({ code: '42501' })
    await expect(app.worker('select app.perform($1)', ['{}'])).rejects.toMatchObject({ code: '42501' })
    await expect(app.worker('select app.person_file($1)', [world.adult.id])).rejects.toMatchObject({ code: '42501' })
  })
})

describe('the catalogue', () => {
  test('holds no table or view that this matrix forgot, and every one holds rows here', async () => {
    const known = await app.sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace::regnamespace::text in ('app', 'app_inner') and relkind in ('r', 'p', 'v', 'm', 'f') order by 1`,
    )
    expect(known.map(row => row.name)).toEqual([...tables].sort())
    expect(tables.filter(table => (held.get(table) ?? []).length === 0 && !EMPTY.includes(table))).toEqual([])
  })
})
