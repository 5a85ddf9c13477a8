/**
 * What the bench measures on: 100,000 invented people with everything a mechanism would know of them, made by SQL from the
 * organisations and steps of the country pack. The same every time: "chance" is a hash of the person's number.
 */

/** How many people. */
export const PEOPLE = 100_000

/** One part of the population: what it is, and the statement that makes it. Order matters. */
export type Part = { readonly what: string; readonly sql: string }

const PICK = `create function pg_temp.pick(n bigint, salt int, below int) returns int language sql immutable
  return abs(hashint8extended(n, salt) % below)::int`

// Where somebody can be: a territory with the centre and the child protection authority competent there.
const PLACES = `create temp table place as
  select row_number() over (order by d.code) - 1 as at, t as territory, c.id as centre, d.id as protection
    from app.organisation d cross join unnest(d.territories) t
    join app.organisation c on c.kind = 'regional-centre' and t = any (c.territories)
   where d.kind = 'child-protection' and c.connected and d.connected`

const RECEIVERS = `create temp table receiver as
  select row_number() over (order by code) - 1 as at, id from app.organisation where kind = 'provider'`

// Reporters: whoever can send a first sign.
const NOTIFIERS = `create temp table notifier as
  select row_number() over (order by a.code) - 1 as at, a.id as account, a.organisation_id as organisation, o.kind
    from app.account a join app.organisation o on o.id = a.organisation_id
    join app.account_role r on r.account_id = a.id and r.role = 'first-responder'`

const COHORT = `create temp table cohort as
  select n, md5('person ' || n)::uuid as id, pick(n, 1, 100) < 45 as child, 6 + pick(n, 2, 7) as depth, n % 3 = 0 as referred,
    now() - make_interval(mins => 60 * 24 + pick(n, 3, 60 * 24 * 900)) as detected,
    p.territory, p.centre, p.protection, w.account, w.organisation, w.kind as organisation_kind, r.id as receiver
  from (select n, pick(n, 4, (select count(*)::int from place)) as place, pick(n, 5, (select count(*)::int from notifier)) as notifier,
      pick(n, 6, (select count(*)::int from receiver)) as receiver from generate_series(1, ${PEOPLE}) n) x
  join place p on p.at = x.place join notifier w on w.at = x.notifier join receiver r on r.at = x.receiver`

const PERSONS = `insert into app.person (id, code, age_status, sex, status, stage, danger, territory, exploitation, birth_date, detected_at, holder_id)
  select id, 'P-' || lpad((n / 10000)::text, 4, '0') || '-' || lpad((n % 10000)::text, 4, '0'),
    case when child then (array['child', 'child', 'child', 'declared-child', 'unknown'])[1 + pick(n, 7, 5)] else 'adult' end,
    (array['female', 'female', 'male', 'unknown'])[1 + pick(n, 8, 4)],
    case when depth < 9 then 'potential' when pick(n, 9, 3) = 0 then 'identified' else 'presumed' end,
    case when depth < 7 then 'primary-care' when depth < 9 then 'identification' when depth < 11 then 'risk-and-needs' else 'referred' end,
    pick(n, 10, 12) = 0, territory, array[(array['forced_labour', 'sexual_prostitution', 'begging', 'unknown'])[1 + pick(n, 11, 4)]],
    (detected - make_interval(days => case when child then 3000 + pick(n, 12, 3000) else 6600 + pick(n, 12, 14000) end))::date,
    detected, case when child then protection else centre end
  from cohort`

const IDENTITIES = `insert into app.person_identity (person_id, given_names, family_name, birth_date, citizenship)
  select c.id, 'Exercițiu', 'Nr ' || lpad(n::text, 6, '0'), p.birth_date, 'RO' from cohort c join app.person p on p.id = c.id
   where pick(n, 13, 10) > 0`

const CONTACTS = `insert into app.person_contact (person_id, place, language)
  select id, 'Localitatea Exercițiu ' || pick(n, 14, 900), (array['ro', 'ro', 'ro', 'uk', 'en'])[1 + pick(n, 15, 5)] from cohort`

const NOTIFICATIONS = `insert into app.notification (id, code, organisation_id, account_id, sector, territory, danger, detected_at, sent_at, shared)
  select md5('notification ' || n)::uuid, 'N-' || lpad(n::text, 8, '0'), organisation, account, 'police', territory,
    (array['no', 'no', 'unknown', 'yes'])[1 + pick(n, 16, 4)], detected, detected + interval '20 minutes', '{"band": "notify-now"}'
  from cohort`

const TOLD = `insert into app.notification_person (notification_id, ordinal, person_id, asked, told)
  select md5('notification ' || n)::uuid, 1, id, case when child then 'not-needed' else 'agrees' end, '{"ageBand": "18-24", "sex": "unknown"}' from cohort`

// The centre for everybody, the authority for a child too; one in fifty is not taken up yet.
const LEGS = `insert into app.leg (id, notification_id, person_id, duty, addressee_id, addressee_kind, connected, state, sent_at, delivered_at, taken_up_at, answered_by, due_at)
  select md5('leg ' || l.duty || n)::uuid, md5('notification ' || n)::uuid, id, l.duty, l.addressee, l.kind, true,
    case when pick(n, 17, 50) = 0 then 'delivered' else 'taken-up' end, detected + interval '20 minutes', detected + interval '21 minutes',
    case when pick(n, 17, 50) > 0 then detected + interval '40 minutes' end, case when pick(n, 17, 50) > 0 then 'Exercițiu 001' end, detected + interval '50 minutes'
  from cohort cross join lateral (values
    (case when child then 'child-regional-centre' else 'adult-regional-centre' end, centre, 'regional-centre'),
    ('child-child-protection', protection, 'child-protection')) l(duty, addressee, kind)
  where l.kind = 'regional-centre' or child`

const GRANTS = `insert into app.person_grant (person_id, organisation_id, classes, basis, listed_at)
  select id, g.organisation, g.classes, g.basis, detected
  from cohort cross join lateral (values
    (centre, array['consent', 'contact', 'core', 'identity', 'indicators', 'interview', 'plan', 'proceedings', 'register'], 'notification', true),
    (protection, array['consent', 'contact', 'core', 'identity', 'indicators', 'plan', 'proceedings'], 'notification', child),
    (receiver, array['consent', 'contact', 'core', 'identity', 'indicators', 'plan'], 'referral', referred and pick(n, 18, 3) > 0)) g(organisation, classes, basis, given)
  where g.given`

const WAY = `array['sign.recorded', 'notification.sent', 'leg.taken-up', 'needs.recorded', 'rights.told', 'consent.recorded', 'interview.recorded',
  'status.decided', 'risk.assessed', 'immediate-plan.made', 'referral.requested', 'case-manager.appointed']`

const EVENTS = `insert into app.event (id, person_id, kind, happened_at, recorded_at, account_id, organisation_id, organisation_kind, role, act, rules, facts, pack_version)
  select md5('event ' || at || ' ' || n)::uuid, id, (${WAY})[at], detected + at * interval '5 hours', detected + at * interval '5 hours', account,
    case when at < 3 then organisation else centre end, case when at < 3 then organisation_kind else 'regional-centre' end,
    case when at < 3 then 'first-responder' else 'centre-officer' end,
    case (${WAY})[at]
      when 'rights.told' then '{"oral": "yes", "written": "yes", "signed": "signature", "language": "ro"}'
      when 'consent.recorded' then '{"purpose": "interview", "answer": "given", "givenBy": "person"}'
      when 'interview.recorded' then '{"leadKind": "regional-centre", "protocol": "exercise", "attendees": [{"role": "centre-officer", "organisationKind": "regional-centre", "subject": null}]}'
      when 'status.decided' then '{"status": "presumed", "body": "regional-centre"}'
      when 'needs.recorded' then '{"medical": "no", "shelter": "yes", "language": "ro"}'
      else '{}' end::jsonb,
    '{"R-01": "kept", "R-03": "kept", "R-20": "kept", "R-25": "kept"}', '{"isNotified": true, "ageStatus": "adult", "hasConsent": true, "involvement": "none"}', 'ro'
  from cohort cross join lateral generate_series(1, depth) at order by n, at`

const CONSENTS = `insert into app.consent (person_id, purpose, recipient, answer, given_by, at, event_id)
  select id, x.purpose, x.recipient, 'given', 'person', detected + interval '30 hours', md5('event 6 ' || n)::uuid
  from cohort cross join lateral (values ('interview', null::uuid, true), ('referral', receiver, referred)) x(purpose, recipient, given) where x.given`

const REFERRALS = `insert into app.referral (id, person_id, sender_id, receiver_id, receiver_kind, service, path, state, requested_at, answer_due_at, answered_at)
  select md5('referral ' || n)::uuid, id, centre, receiver, 'provider', 'shelter', 'service',
    case pick(n, 18, 3) when 0 then 'requested' when 1 then 'accepted' else 'in-progress' end, detected + interval '55 hours', detected + interval '4 days',
    case when pick(n, 18, 3) > 0 then detected + interval '60 hours' end
  from cohort where referred`

const LINES = `insert into app.service_line (id, person_id, plan, service, provider_id, referred, accepted, received)
  select md5('line ' || n)::uuid, id, 'immediate', 'shelter', receiver, referred, referred and pick(n, 18, 3) > 0, pick(n, 18, 3) > 1 from cohort where depth > 9`

// Nine in ten owe something now, four in ten a second thing; one open duty in ten waits for somebody, one in twenty has no clock.
const TASKS = `insert into app.task (id, person_id, step, organisation_id, due_at, escalate_at, waiting, opened_at)
  select md5('task ' || k || ' ' || n)::uuid, id, step, case when child and pick(n, 19, 2) = 0 then protection else centre end, due, due, waiting, detected
  from (select c.*, k,
      ($1::text[])[1 + (pick(n, 20, cardinality($1)) + k) % cardinality($1)] as step,
      case when pick(n, 22 + k, 20) = 0 then 'infinity' else now() + make_interval(mins => pick(n, 24 + k, 60 * 24 * 200) - 60 * 24 * 20) end as due,
      pick(n, 26 + k, 10) = 0 as waiting
    from cohort c cross join generate_series(0, 1) k
    where (k = 0 and pick(n, 21, 10) > 0) or (k = 1 and pick(n, 21, 10) > 5)) x`

const HISTORY = `insert into app.task (person_id, step, organisation_id, opened_at, closed_at)
  select id, ($1::text[])[1 + pick(n, 28, cardinality($1))], centre, detected, detected + interval '1 day' from cohort cross join generate_series(1, 2)`

const inOwnSchema = (sql: string): string => sql.replaceAll(/(?<![.\w])pick\(/g, 'pg_temp.pick(')

/** The parts in order. `tasks` and `history` take the ids of the pack's steps as $1. */
export const POPULATION: readonly Part[] = [
  { what: 'rules of chance', sql: PICK },
  { what: 'places', sql: PLACES },
  { what: 'receivers', sql: RECEIVERS },
  { what: 'notifiers', sql: NOTIFIERS },
  { what: 'cohort', sql: COHORT },
  { what: 'people', sql: PERSONS },
  { what: 'names', sql: IDENTITIES },
  { what: 'contacts', sql: CONTACTS },
  { what: 'notifications', sql: NOTIFICATIONS },
  { what: 'notified people', sql: TOLD },
  { what: 'legs', sql: LEGS },
  { what: 'grants', sql: GRANTS },
  { what: 'events', sql: EVENTS },
  { what: 'consents', sql: CONSENTS },
  { what: 'referrals', sql: REFERRALS },
  { what: 'service lines', sql: LINES },
  { what: 'tasks', sql: TASKS },
  { what: 'closed tasks', sql: HISTORY },
].map(part => ({ what: part.what, sql: part.what === 'rules of chance' ? part.sql : inOwnSchema(part.sql) }))
