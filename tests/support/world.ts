import { randomUUID } from 'node:crypto'
import { RO } from '../../src/countries/ro/pack.ts'
import { classesHeld } from '../../src/domain/access/may.ts'
import type { GrantRelation } from '../../src/domain/access/rule.ts'
import { DATA_CLASSES, type DataClass, type OrganisationKind } from '../../src/domain/mechanism/vocabulary.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import type { TestApp } from './app.ts'
import { codeOf, expectOf, type Inside, notified, type Sections, signIn, type WorldPerson, worked } from './inside.ts'

export { codeOf, expectOf, type Inside, notified, type Sections, signIn, type WorldPerson }

/** What the grant of each desk holds, as the rules of the pack give it. */
const held = (kind: OrganisationKind, relation: GrantRelation): readonly DataClass[] =>
  classesHeld(RO.access, kind, new Set([relation]), 'notified')
export const CENTRE = held('regional-centre', 'notification')
export const DIRECTORATE = held('child-protection', 'notification')
export const PROVIDER = held('provider', 'referral')

/**
 * Two tenants of every kind that matters. An adult in one county: told by a hospital to that county's centre, helped by one
 * provider, asked of victim support, declined and ended by another provider. A child in another county: told by a school
 * to that county's centre and directorate, asked of the second provider. A double of the adult, told by another school.
 * Every kind of row exists for the adult and the child.
 */
export type World = {
  readonly adult: WorldPerson
  readonly child: WorldPerson
  readonly double: WorldPerson
  readonly draft: string
  readonly match: string
  /** Form id and address of the adult's notification as it was sent. */
  readonly submission: { readonly formId: string; readonly location: string }
  /** Signs in by account number of the exercise: `inside(11)`. */
  inside(account: number): Promise<Inside>
  organisation(code: string): string
}

/** Accounts of the exercise by what they are in this world. */
export const WHO = {
  school: 1,
  otherSchool: 2,
  hospital: 3,
  otherHospital: 4,
  police: 5,
  gendarmerie: 7,
  labour: 8,
  border: 9,
  asylum: 10,
  centre: 11,
  centreDuty: 12,
  otherCentre: 13,
  national: 15,
  nationalDuty: 16,
  hotline: 17,
  directorate: 21,
  manager: 22,
  otherPolice: 6,
  psychologist: 23,
  directorateSupervisor: 24,
  otherDirectorate: 26,
  otherManager: 27,
  otherPsychologist: 28,
  victimSupport: 31,
  otherVictimSupport: 32,
  provider: 33,
  shelter: 34,
  providerPsychologist: 37,
  providerAdministrator: 57,
  otherProvider: 35,
  lawyer: 41,
  interpreter: 43,
  representative: 45,
  supervisor: 51,
  administrator: 52,
  officer: 53,
  directorateOfficer: 54,
  oversight: 55,
  nationalSupervisor: 56,
  operator: 61,
} as const
export type Who = keyof typeof WHO

/** Builds the world through the database's own door wherever the door does it. */
export async function makeWorld(app: TestApp): Promise<World> {
  const organisations = new Map(
    (await app.sql<{ code: string; id: string }>('select code, id from app.organisation')).map(row => [
      row.code,
      row.id,
    ]),
  )
  const organisation = (code: string): string => {
    const id = organisations.get(code)
    if (!id) throw new Error(`The pack has no organisation ${code}.`)
    return id
  }
  const inside = (account: number) => signIn(app, account)
  const submission = { formId: randomUUID(), location: '/sent/the-adult' }
  const [hospital, school, otherSchool, centre, otherCentre, directorate, national] = (await Promise.all(
    [WHO.hospital, WHO.school, WHO.otherSchool, WHO.centre, WHO.otherCentre, WHO.otherDirectorate, WHO.national].map(
      inside,
    ),
  )) as [Inside, Inside, Inside, Inside, Inside, Inside, Inside]

  const adult = await notified(hospital, {
    ageStatus: 'adult',
    territory: 'CJ',
    to: [[organisation('CR-CJ'), 'regional-centre', CENTRE]],
    caller: organisation('HL-119'),
    submission,
  })
  const double = await notified(school, {
    ageStatus: 'adult',
    territory: 'CJ',
    to: [[organisation('CR-CJ'), 'regional-centre', CENTRE]],
  })
  const child = await notified(otherSchool, {
    ageStatus: 'child',
    territory: 'IS',
    to: [
      [organisation('CR-IS'), 'regional-centre', CENTRE],
      [organisation('DGASPC-IS'), 'child-protection', DIRECTORATE],
    ],
    caller: organisation('HL-119'),
  })
  const [ours, asked, declined] = [organisation('NGO-ADPARE'), organisation('SSVI-CJ'), organisation('NGO-YOUNGGEN')]
  const receiverOf = (state: string) =>
    ['accepted', 'in-progress', 'on-hold'].includes(state) ? ours : state === 'requested' ? asked : declined
  const forAdult = await worked(app, centre, adult, receiverOf)
  const forChild = await worked(app, directorate, child, state =>
    ['accepted', 'in-progress', 'on-hold'].includes(state) ? organisation('CR-IS') : declined,
  )
  await centre.perform({
    grants: [{ person_id: adult.id, organisation_id: ours, classes: PROVIDER, basis: 'referral' }],
    expect: [await expectOf(app, adult.id)],
  })
  await otherCentre.perform({
    expect: [await expectOf(app, child.id)],
    leg_changes: [{ id: child.legs[0], state: 'taken-up', taken_up_at: Date.now() }],
  })
  // The police of one county: one record of the adult, by an order; nothing else.
  const statement = forAdult.events[1 + DATA_CLASSES.indexOf('proceedings')]
  const police = organisation('IPJ-CJ')
  const opened = await centre.do(tx =>
    tx.one<{ said: string }>(
      "select app.grant_record(gen_random_uuid(), $1, 'proceedings', $2, 'order', 'Exercise order 1', now() + interval '7 days') as said",
      [statement, police],
    ),
  )
  if (opened?.said !== 'granted') throw new Error(`Not opened: ${opened?.said}.`)
  await centre.perform({
    expect: [await expectOf(app, adult.id)],
    matches: [{ person_id: adult.id, other_id: double.id, reasons: ['name'] }],
  })
  await national.do(tx => look(tx, adult.id))
  for (const one of [centre, directorate]) await one.do(tx => look(tx, one === centre ? adult.id : child.id))
  const draft = randomUUID()
  await hospital.do(tx =>
    tx.rows(
      `insert into app.draft (id, account_id, kind, answers, expires_at) values ($1, app.account(), 'sign', '{"danger":"no"}', now() + interval '1 day')`,
      [draft],
    ),
  )
  await app.sql(`insert into app.passkey values ('exercise', $1, '\\x00', 0, '{}', false, now(), null)`, [
    hospital.account,
  ])
  // Hours and absences of two desks; what is over and what covers nobody changes nothing else here.
  await app.sql(`insert into app.desk_hours (organisation_id, weekday, opens, closes)
    select o.id, d, '08:00', '16:00' from app.organisation o, generate_series(1, 5) d where o.code in ('CR-CJ', 'DGASPC-IS')`)
  await app.sql(`insert into app.absence (organisation_id, account_id, cover_id, kind, starts_at, ends_at, recorded_by)
    select a.organisation_id, a.id, b.id, 'leave', '2020-01-01', '2020-01-02', b.id from app.account a
      join app.account b on b.organisation_id = a.organisation_id and b.id <> a.id where a.code in ('exercise-011', 'exercise-026') and b.code in ('exercise-012', 'exercise-027')`)
  await app.sql('insert into app.to_derive select id, now() from app.person on conflict do nothing')
  // What only functions write: a key, tokens, a question about elsewhere and a certificate, of two desks.
  await app.sql(
    "insert into app.data_key (subject_id, kind, kek, wrapped) values ($1, 'person', 'kek-exercise', 'x')",
    [double.id],
  )
  await app.sql("insert into app.name_index (person_id, names, spans) values ($1, '{1}', '{1}')", [double.id])
  for (const [one, person] of [
    [centre, adult],
    [directorate, child],
  ] as const) {
    const [row] = await app.sql<{ id: string }>('select organisation_id as id from app.account where id = $1', [
      one.account,
    ])
    const values = [one.account, row?.id, person.id]
    await app.sql(
      "insert into app.duplicate_check (account_id, organisation_id, person_id, purpose, answer) values ($1, $2, $3, 'exercise', 'none')",
      values,
    )
    await app.sql(
      `insert into app.erasure_certificate (account_id, organisation_id, person_id, reason, key_digest, sealed) values ($1, $2, $3, 'exercise', '\\x00', '{}')`,
      values,
    )
    await app.sql(
      `with placed as (insert into app.legal_hold (placed_by, organisation_id, person_id, reason, review_on)
           values ($1, $2, $3, 'court', now()::date + 30)),
         kept as (insert into app.evidence (id, account_id, organisation_id, person_id, data_class, name, media_type, size, parts, received_hash, kept_hash)
           values (gen_random_uuid(), $1, $2, $3, 'interview', 'pv0.erased', 'text/plain', 1, 1, sha256('a'), sha256('a')) returning id),
         held as (insert into app.custody (evidence_id, person_id, kind, account_id, organisation_id) select id, $3, 'received', $1, $2 from kept),
         part as (insert into app.evidence_part (evidence_id, at, body) select id, 0, sha256('a') from kept),
         code as (insert into app.look_code (given_by, organisation_id, person_id, secret, expires_at) values ($1, $2, $3, sha256(gen_random_uuid()::text::bytea), now())),
         told as (insert into app.share_notice (organisation_id, person_id, consent_id, why, at) values ($2, $3, gen_random_uuid(), 'fallen', now()))
       insert into app.consent_receipt (account_id, organisation_id, person_id, consent_id, number, language)
       values ($1, $2, $3, gen_random_uuid(), substr(gen_random_uuid()::text, 1, 10), 'ro')`,
      values,
    )
  }
  const [match] = await app.sql<{ id: string }>('select id from app.person_match')
  return { adult: forAdult, child: forChild, double, draft, match: match?.id ?? '', submission, inside, organisation }
}

const look = (tx: Tx, person: string) =>
  tx.rows(
    `insert into app.access_log (account_id, organisation_id, person_id, classes, purpose) values (app.account(), app.organisation(), $1, '{core}', 'exercise')`,
    [person],
  )
