-- The person, what was done, and what is owed. Names of states and kinds are those of src/domain/mechanism/vocabulary.ts.
set local role app_owner;

-- Pseudonymous core: no identity here. `birth_date` serves the age rules and is shown to nobody without the identity class.
create table app.person (
  id uuid primary key default gen_random_uuid(),
  code text not null,
  age_status text not null check (age_status in ('adult', 'child', 'declared-child', 'unknown')),
  sex text not null default 'unknown' check (sex in ('female', 'male', 'other', 'unknown')),
  status text not null default 'potential'
    check (status in ('potential', 'presumed', 'identified', 'not-victim', 'inconclusive')),
  stage text not null default 'detected',
  danger boolean not null default false,
  territory text,
  exploitation text[] not null default '{}',
  birth_date date,
  detected_at timestamptz not null,
  holder_id uuid references app.organisation,
  case_manager_id uuid references app.account,
  historical boolean not null default false,
  joined_into uuid references app.person,
  version int not null default 1,
  created_at timestamptz not null default now(),
  constraint person_code_once unique (code)
);

-- Grants, identities, contacts, events, records, legs, consents and who a notification is about have no foreign keys to person,
-- notification and event. They are written by app.perform, which proves these ids for all rows of an act at once: every
-- person_id is new in the act or locked and related, every notification_id is new or already about that person, every event_id
-- is of the act. Each foreign key would look the same rows up again and lock them, once a row. Nobody may delete what they name.

-- Which organisation may see which classes of one person, and on what ground. Derived anew by every act (domain/access).
create table app.person_grant (
  person_id uuid not null,
  -- Always an addressee or receiver of this person (app_inner.has_ground).
  organisation_id uuid not null,
  classes text[] not null,
  basis text not null,
  until timestamptz not null default 'infinity',
  listed_at timestamptz not null,
  primary key (person_id, organisation_id)
);
create index person_grant_list on app.person_grant (organisation_id, listed_at desc, person_id);

create table app.person_identity (
  person_id uuid primary key,
  given_names text,
  family_name text,
  birth_date date,
  citizenship text,
  document text,
  search text not null generated always as (app.fold(coalesce(given_names, '') || ' ' || coalesce(family_name, ''))) stored
);
create index person_identity_search on app.person_identity using gin (search public.gin_trgm_ops);

create table app.person_contact (
  person_id uuid primary key,
  phone text,
  place text,
  language text,
  safe_contact text
);

-- What was done: coded, append-only. Content stands in app.record, by class.
create table app.event (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  person_id uuid not null,
  kind text not null,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  -- Account and organisation are those of the transaction (app.enter found them a moment before): no second look-up.
  account_id uuid,
  organisation_id uuid,
  organisation_kind text not null,
  role text not null,
  act jsonb not null default '{}',
  conformity text not null default 'regular' check (conformity in ('regular', 'irregular', 'historical')),
  broken text[] not null default '{}',
  rules jsonb not null default '{}',
  facts jsonb not null default '{}',
  pack_version text not null default ''
);
create index event_of_person on app.event (person_id, seq);

-- What was answered, with the form as it stood. One partition a class, each guarded on its own.
create table app.record (
  event_id uuid not null,
  person_id uuid not null,
  data_class text not null,
  organisation_id uuid,
  form text not null,
  form_version int not null,
  answers jsonb not null,
  primary key (event_id, data_class)
) partition by list (data_class);
create table app.record_identity partition of app.record for values in ('identity');
create table app.record_contact partition of app.record for values in ('contact');
create table app.record_indicators partition of app.record for values in ('indicators');
create table app.record_interview partition of app.record for values in ('interview');
create table app.record_therapy partition of app.record for values in ('therapy');
create table app.record_plan partition of app.record for values in ('plan');
create table app.record_proceedings partition of app.record for values in ('proceedings');
create table app.record_compensation partition of app.record for values in ('compensation');
create table app.record_register partition of app.record for values in ('register');
create table app.record_consent partition of app.record for values in ('consent');
create table app.record_core partition of app.record for values in ('core');
create index record_of_person on app.record (person_id);

-- A notification: shared facts once; one row a person; one leg an addressee and person.
create table app.notification (
  id uuid primary key default gen_random_uuid(),
  code text not null,
  organisation_id uuid not null,
  account_id uuid not null,
  sector text not null,
  territory text,
  danger text not null check (danger in ('yes', 'no', 'unknown')),
  detected_at timestamptz not null,
  sent_at timestamptz not null default now(),
  implicated boolean not null default false,
  shared jsonb not null default '{}',
  constraint notification_code_once unique (code)
);
create index notification_of_account on app.notification (account_id, sent_at desc, id);

create table app.notification_person (
  notification_id uuid not null,
  ordinal int not null,
  person_id uuid not null,
  asked text not null check (asked in ('agrees', 'refuses', 'not-safe', 'not-needed')),
  told jsonb not null default '{}',
  primary key (notification_id, ordinal)
);
create index notification_person_person on app.notification_person (person_id);

-- What a notifier added later; nothing is overwritten.
create table app.notification_addition (
  id uuid primary key default gen_random_uuid(),
  notification_id uuid not null references app.notification,
  account_id uuid not null references app.account,
  at timestamptz not null default now(),
  corrects boolean not null,
  text text not null
);
create index notification_addition_of on app.notification_addition (notification_id, at);

-- Desks are checked by app.perform without locking them: a foreign key would lock the few desks everybody writes to.
create table app.leg (
  id uuid primary key default gen_random_uuid(),
  notification_id uuid not null,
  person_id uuid not null,
  duty text not null,
  addressee_id uuid not null,
  addressee_kind text not null,
  ordinary_id uuid,
  connected boolean not null,
  state text not null check (state in ('to-call', 'sent', 'delivered', 'taken-up')),
  sent_at timestamptz not null default now(),
  delivered_at timestamptz,
  taken_up_at timestamptz,
  taken_up_by uuid references app.account,
  answered_by text,
  due_at timestamptz not null,
  escalation int not null default 0,
  constraint leg_taken_up_names_somebody check (state <> 'taken-up' or (taken_up_at is not null and (taken_up_by is not null or answered_by is not null)))
);
create index leg_of_notification on app.leg (notification_id);
create index leg_of_person on app.leg (person_id);
create index leg_open on app.leg (due_at) where state <> 'taken-up';

-- What is owed, by whom, until when. 'infinity' = no clock.
-- People and desks are checked once for all rows of an act by app.perform, not once a row by foreign keys.
create table app.task (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  step text not null,
  ref uuid,
  organisation_id uuid not null,
  account_id uuid references app.account,
  due_at timestamptz not null default 'infinity',
  escalate_at timestamptz not null default 'infinity',
  level smallint not null default 0,
  waiting boolean not null default false,
  opened_at timestamptz not null default now(),
  closed_at timestamptz
);
create unique index task_open_once on app.task (person_id, step, organisation_id, coalesce(ref, person_id)) where closed_at is null;
create index task_of_organisation on app.task (organisation_id, due_at, id) where closed_at is null;
create index task_by_due on app.task (due_at, id) where closed_at is null;
create index task_to_escalate on app.task (escalate_at) where closed_at is null and escalate_at < 'infinity';
create index task_of_person on app.task (person_id) where closed_at is null;

-- Consent ledger: append-only, the latest row per purpose and recipient counts.
create table app.consent (
  id uuid primary key default uuidv7(),
  seq bigint generated always as identity,
  person_id uuid not null,
  purpose text not null,
  recipient uuid references app.organisation,
  answer text not null check (answer in ('given', 'refused', 'withdrawn', 'fallen')),
  given_by text not null check (given_by in ('person', 'parent', 'guardian', 'representative')),
  subject text,
  at timestamptz not null,
  event_id uuid
);
create index consent_of_person on app.consent (person_id, purpose, seq);

create table app.referral (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references app.person,
  sender_id uuid not null references app.organisation,
  receiver_id uuid not null references app.organisation,
  receiver_kind text not null,
  service text not null,
  path text not null check (path in ('official', 'onward', 'service')),
  state text not null,
  business_status text,
  emergency boolean not null default false,
  offer jsonb not null default '{}',
  requested_at timestamptz,
  answer_due_at timestamptz not null default 'infinity',
  answered_at timestamptz,
  reason text,
  reason_side text check (reason_side in ('person', 'provider')),
  arrived_at timestamptz,
  ended_at timestamptz,
  version int not null default 1
);
create index referral_of_person on app.referral (person_id);
create index referral_of_receiver on app.referral (receiver_id, requested_at desc, id);

create table app.service_line (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references app.person,
  plan text not null check (plan in ('immediate', 'assistance')),
  service text not null,
  goal text,
  responsible text,
  provider_id uuid references app.organisation,
  funding text,
  review_on date,
  referred boolean not null default false,
  accepted boolean not null default false,
  received boolean not null default false,
  received_on date,
  closed_reason text,
  carried_over boolean not null default false,
  opened_at timestamptz not null default now()
);
create index service_line_of_person on app.service_line (person_id);

-- Two files that may be the same person; the answer can be undone, and neither notifier learns of the other.
create table app.person_match (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references app.person,
  other_id uuid not null references app.person,
  reasons text[] not null,
  state text not null default 'possible' check (state in ('possible', 'joined', 'apart')),
  decided_by uuid references app.account,
  decided_at timestamptz,
  found_at timestamptz not null default now(),
  constraint person_match_once unique (person_id, other_id)
);
create index person_match_other on app.person_match (other_id);

-- A first sign being written; it expires by itself.
create table app.draft (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references app.account,
  kind text not null,
  answers jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  sent_at timestamptz
);
create index draft_of_account on app.draft (account_id, updated_at desc) where sent_at is null;

-- Every read of a person, in the same transaction as the read; refusals in their own.
create table app.access_log (
  seq bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id uuid,
  organisation_id uuid,
  person_id uuid,
  classes text[] not null default '{}',
  purpose text not null,
  outcome text not null default 'seen' check (outcome in ('seen', 'refused', 'not-found'))
);
create index access_log_of_person on app.access_log (person_id, seq) where person_id is not null;
