/**
 * Statements that copy every person of the table `origin` with acts, legs, consents, referrals and lines; `{copies}` stands for
 * how often. Ids are made of the old one and the number of the copy, also where an act names one.
 */

const id = (column: string) => `md5(${column}::text || n)::uuid`
const FROM = 'generate_series(1, {copies}) n'
const OF = 'where t.person_id in (select id from origin)'

/** An id that an act names, where it does. */
const named = (key: string) =>
  `case when t.act ? '${key}' then jsonb_build_object('${key}', md5(t.act->>'${key}' || n)::uuid) else '{}' end`

export const COPIES: readonly string[] = [
  `insert into app.person (id, code, age_status, sex, status, stage, danger, territory, exploitation, birth_date, detected_at, case_manager_id)
   select ${id('t.id')}, t.code || '-' || n, t.age_status, t.sex, t.status, t.stage, t.danger, t.territory, t.exploitation, t.birth_date,
     t.detected_at, t.case_manager_id from app.person t, ${FROM} where t.id in (select id from origin)`,
  `insert into app.event (id, person_id, kind, happened_at, recorded_at, account_id, organisation_id, organisation_kind, role, act,
     conformity, broken, rules, facts, pack_version)
   select ${id('t.id')}, ${id('t.person_id')}, t.kind, t.happened_at, t.recorded_at, t.account_id, t.organisation_id, t.organisation_kind,
     t.role, t.act || ${named('referralId')} || ${named('leg')} || ${named('event')}, t.conformity, t.broken, t.rules, t.facts, t.pack_version
     from ${FROM}, app.event t ${OF} order by n, t.seq`,
  `insert into app.record (event_id, person_id, data_class, organisation_id, form, form_version, answers)
   select ${id('t.event_id')}, ${id('t.person_id')}, t.data_class, t.organisation_id, t.form, t.form_version, t.answers
     from ${FROM}, app.record t ${OF}`,
  `insert into app.leg (id, notification_id, person_id, duty, addressee_id, addressee_kind, connected, state, sent_at, taken_up_at,
     taken_up_by, answered_by, due_at)
   select ${id('t.id')}, t.notification_id, ${id('t.person_id')}, t.duty, t.addressee_id, t.addressee_kind, t.connected, t.state,
     t.sent_at, t.taken_up_at, t.taken_up_by, t.answered_by, t.due_at from ${FROM}, app.leg t ${OF}`,
  `insert into app.consent (person_id, purpose, recipient, answer, given_by, subject, at)
   select ${id('t.person_id')}, t.purpose, t.recipient, t.answer, t.given_by, t.subject, t.at
     from ${FROM}, app.consent t ${OF} order by n, t.seq`,
  `insert into app.referral (id, person_id, sender_id, receiver_id, receiver_kind, service, path, state, business_status, emergency, requested_at)
   select ${id('t.id')}, ${id('t.person_id')}, t.sender_id, t.receiver_id, t.receiver_kind, t.service, t.path, t.state,
     t.business_status, t.emergency, t.requested_at from ${FROM}, app.referral t ${OF}`,
  `insert into app.service_line (person_id, plan, service, referred, accepted, received, closed_reason, carried_over)
   select ${id('t.person_id')}, t.plan, t.service, t.referred, t.accepted, t.received, t.closed_reason, t.carried_over
     from ${FROM}, app.service_line t ${OF}`,
]
