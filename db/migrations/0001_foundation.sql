-- Roles, settings, organisations and accounts. Who may see what is stated in db/README.md, one sentence a policy.
-- Roles are made by the starter (or the operator, with DATABASE_URL) before migrations run; here they get their rights.

do $$
begin
  if not exists (select from pg_roles where rolname = 'app_owner') then create role app_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'app_web') then create role app_web login; end if;
  if not exists (select from pg_roles where rolname = 'app_worker') then create role app_worker login; end if;
  if not exists (select from pg_roles where rolname = 'app_stats') then create role app_stats login; end if;
  if not exists (select from pg_roles where rolname = 'app_migrate') then create role app_migrate login; end if;
end $$;

-- The migrating role hands what it makes to the owner, whether or not it is a superuser.
do $$ begin execute format('grant app_owner to %I', current_user); end $$;
do $$ begin execute format('grant create on database %I to app_owner', current_database()); end $$;

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;
create extension if not exists btree_gist with schema public;

set local role app_owner;

create schema app;
grant usage on schema app to app_web, app_worker, app_stats;

-- Who asks: set for one transaction by app.enter(); an unset value is '' after first use, hence nullif.
create function app.account() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.account', true), '')::uuid;
create function app.organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organisation', true), '')::uuid;
create function app.organisation_kind() returns text language sql stable parallel safe
  return nullif(current_setting('app.organisation_kind', true), '');
create function app.has_role(role text) returns boolean language sql stable parallel safe
  return role = any (string_to_array(coalesce(current_setting('app.roles', true), ''), ','));
-- The national desk sees that a person exists and what is due, for all territories; never identity by this alone.
create function app.sees_all() returns boolean language sql stable parallel safe
  return coalesce(app.organisation_kind() = 'national-desk'
    and (app.has_role('national-officer') or app.has_role('supervisor')), false);

-- Folds a text for search: lower case, no diacritics, both cedilla and comma forms alike.
create function app.fold(value text) returns text language sql immutable parallel safe
  return lower(public.unaccent('public.unaccent', value));

create table app.setting (
  name text primary key,
  value text not null
);

create table app.organisation (
  id uuid primary key default gen_random_uuid(),
  code text not null,
  name text not null,
  kind text not null,
  connected boolean not null,
  phone text,
  phone_standing text,
  website text,
  services text[] not null default '{}',
  territories text[] not null default '{}',
  substitute_id uuid references app.organisation,
  source text not null default '',
  search text not null generated always as (app.fold(code || ' ' || name)) stored,
  constraint organisation_code_once unique (code)
);

create table app.account (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references app.organisation,
  code text not null,
  name text not null,
  email text,
  language text not null default 'ro',
  active boolean not null default true,
  constraint account_code_once unique (code)
);
create index account_of_organisation on app.account (organisation_id);

create table app.account_role (
  account_id uuid not null references app.account,
  role text not null,
  primary key (account_id, role)
);

-- Who is on duty at a desk, and when.
create table app.duty_shift (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references app.organisation,
  account_id uuid not null references app.account,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  constraint duty_shift_ends_after_start check (ends_at > starts_at)
);
create index duty_shift_of_organisation on app.duty_shift (organisation_id, ends_at);

-- A form that was sent: the same form sent twice gives the first answer again and writes nothing.
create table app.submission (
  form_id uuid primary key,
  account_id uuid not null,
  location text not null,
  at timestamptz not null default now()
);

-- Jobs leave with the act that made them; the worker moves them to the queue.
create table app.outbox (
  id bigint generated always as identity primary key,
  task text not null,
  payload jsonb not null,
  job_key text,
  created_at timestamptz not null default now()
);

create function app.enqueue(task text, payload jsonb, job_key text default null) returns void
language plpgsql security definer set search_path = pg_catalog, app as $$
begin
  if task not in ('notice.leg-sent', 'notice.escalation', 'notice.referral', 'notice.share-closed', 'match.look') then
    raise exception 'task % is not on the allow-list', task using errcode = 'insufficient_privilege';
  end if;
  insert into app.outbox (task, payload, job_key) values (task, payload, job_key);
end $$;
