-- Accounts: invitation, undertaking, recovery by two people, roles, locks, reviews, one's own sessions.
-- See docs/decisions/0017-accounts.md. Nobody reaches these tables but through the functions below.
set local role app_owner;

-- What is known of an account beyond its name: for those who look after accounts, not for every colleague.
create table app.account_state (
  account_id uuid primary key references app.account,
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz,
  locked_at timestamptz,
  lock_reason text check (lock_reason in ('dormant', 'administrator')),
  unlocked_at timestamptz,
  reviewed_at timestamptz not null default now(),
  reviewed_by uuid references app.account,
  -- Who last gave this account a role, and when.
  roles_by uuid references app.account,
  roles_at timestamptz,
  constraint account_state_lock_has_reason check ((locked_at is null) = (lock_reason is null))
);
insert into app.account_state (account_id) select a.id from app.account a;

-- Which version of the undertaking was accepted, in which language, and the hash of the text as it was shown.
create table app.undertaking_acceptance (
  account_id uuid not null references app.account,
  version text not null,
  language text not null,
  text_hash bytea not null check (length(text_hash) = 32),
  at timestamptz not null,
  primary key (account_id, version)
);

-- The way to a first means. An invitation has one code; a recovery has two halves, one from each who confirmed, so that
-- neither of them can use it. Only keyed hashes are kept.
create table app.invitation (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references app.account,
  kind text not null check (kind in ('invitation', 'recovery')),
  lookup bytea,
  halves bytea[],
  created_by uuid references app.account,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint invitation_lookup_once unique (lookup),
  constraint invitation_code_or_halves check ((lookup is not null and halves is null) or (lookup is null and cardinality(halves) = 2))
);
create index invitation_of_account on app.invitation (account_id);

-- Not a session: whoever holds its token may read the undertaking, accept it and, invited, add a first means. Nothing else.
create table app.admission (
  token_hash bytea primary key check (length(token_hash) = 32),
  account_id uuid not null references app.account,
  kind text not null check (kind in ('invitation', 'sign-in')),
  means text,
  strong boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz
);
create index admission_of_account on app.admission (account_id);

-- Somebody asked. A name that nobody has leaves a row without an account: the same statement, the same work.
create table app.recovery (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references app.account,
  reference text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  closed_at timestamptz,
  outcome text check (outcome in ('done', 'refused')),
  closed_by uuid references app.account
);
create index recovery_open on app.recovery (account_id) where closed_at is null;

-- `options`: the seats this person could take, each as seat:role@organisation.
create table app.recovery_confirmation (
  recovery_id uuid not null references app.recovery,
  account_id uuid not null references app.account,
  organisation_id uuid not null references app.organisation,
  checked text not null check (checked in ('document-seen', 'known-in-person', 'called-back')),
  options text[] not null,
  half bytea not null,
  at timestamptz not null,
  primary key (recovery_id, account_id)
);

do $$
declare name text;
begin
  foreach name in array array['account_state', 'undertaking_acceptance', 'invitation', 'admission', 'recovery', 'recovery_confirmation'] loop
    execute format('alter table app.%I enable row level security', name);
    execute format('alter table app.%I force row level security', name);
    execute format('create policy %I on app.%I to app_owner using (true) with check (true)', name || '_functions_only', name);
    execute format('revoke all on app.%I from public, app_web, app_worker, app_stats', name);
  end loop;
end $$;

-- One's own sessions are named by a random id, never by what opens them.
alter table app.session add column id uuid not null default gen_random_uuid();
create unique index session_by_id on app.session (id);

-- `done`: something was done, nobody was read.
alter table app.access_log drop constraint access_log_outcome_check,
  add constraint access_log_outcome_check check (outcome in ('seen', 'refused', 'not-found', 'done'));

-- One line of the log of the organisation whose account it is about, whoever acted. Pseudonymous: the account by its id.
create function app_inner.tell_account(p_account uuid, p_what text, p_by uuid default app.account()) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into app.access_log (account_id, organisation_id, purpose, outcome)
  select p_by, a.organisation_id, p_what || ' · account ' || a.id, 'done' from app.account a where a.id = p_account
$$;

create function app_inner.has_means(p_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.passkey k where k.account_id = p_account)
    or exists (select from app.totp t where t.account_id = p_account)
    or exists (select from app.oidc_identity i where i.account_id = p_account)
$$;

-- Whether the undertaking as it stands now was accepted. A country without one asks nobody.
create function app_inner.has_accepted(p_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select not exists (select from app.setting s where s.name = 'undertaking'
    and not exists (select from app.undertaking_acceptance u where u.account_id = p_account and u.version = s.value))
$$;

create function app_inner.has_left(p_account uuid, p_at timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.absence b where b.account_id = p_account and b.kind = 'departure' and b.starts_at <= p_at and p_at < b.ends_at)
$$;

-- Ends everything with which an account could act at this moment: the next request finds nobody.
create function app_inner.end_sessions(p_account uuid, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.session s set revoked_at = p_at where s.account_id = p_account and s.revoked_at is null;
  update app.admission d set closed_at = p_at where d.account_id = p_account and d.closed_at is null;
$$;

create function app_inner.account_begun() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.account_state (account_id) values (new.id);
  return null;
end $$;
create trigger account_begun after insert on app.account for each row execute function app_inner.account_begun();

-- Whatever else opens an account again (a return from an absence), a lock stays until it is taken off.
create function app_inner.account_stays_locked() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from app.account_state t where t.account_id = new.id and t.locked_at is not null) then new.active := false; end if;
  return new;
end $$;
create trigger account_stays_locked before update of active on app.account for each row
  when (new.active and not old.active) execute function app_inner.account_stays_locked();

create function app_inner.session_counted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.account_state t set last_sign_in_at = new.created_at where t.account_id = new.account_id;
  return null;
end $$;
create trigger session_counted after insert on app.session for each row when (new.means <> 'exercise') execute function app_inner.session_counted();

-- A means was added: the invitation is spent, and its admission is over.
create function app_inner.means_added() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.invitation i set used_at = new.created_at where i.account_id = new.account_id and i.used_at is null and i.revoked_at is null;
  update app.admission d set closed_at = new.created_at where d.account_id = new.account_id and d.closed_at is null;
  perform app_inner.tell_account(new.account_id, 'means of signing in added: ' || tg_table_name, new.account_id);
  return null;
end $$;
create trigger passkey_added after insert on app.passkey for each row execute function app_inner.means_added();
create trigger totp_added after insert or update of secret on app.totp for each row execute function app_inner.means_added();
create trigger oidc_identity_added after insert on app.oidc_identity for each row execute function app_inner.means_added();

-- May this kind of organisation have these roles? What the pack says, as the starter wrote it.
create function app_inner.are_roles_of(p_kind text, p_roles text[]) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_roles <@ (select string_to_array(s.value, ' ') from app.setting s where s.name = 'roles.' || p_kind), false)
$$;

-- An account of the own organisation that the one who asks may administer: an administrator, and never their own.
create function app_inner.administers(p_account uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and app.has_role('administrator')
    and exists (select from app.account a where a.id = p_account and a.organisation_id = app.organisation())
$$;

create function app_inner.invite(p_account uuid, p_lookup bytea, p_at timestamptz) returns timestamptz
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.invitation i set revoked_at = p_at where i.account_id = p_account and i.used_at is null and i.revoked_at is null;
  update app.admission d set closed_at = p_at where d.account_id = p_account and d.closed_at is null;
  insert into app.invitation (account_id, kind, lookup, created_by, created_at, expires_at)
  values (p_account, 'invitation', p_lookup, app.account(), p_at, p_at + app_inner.limit_of('P-ACCOUNT-INVITATION'))
  returning expires_at;
$$;

create function app_inner.new_account(p_organisation uuid, p_name text, p_roles text[]) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare made uuid;
begin
  insert into app.account (organisation_id, code, name, active)
  values (p_organisation, replace(gen_random_uuid()::text, '-', ''), btrim(p_name), false) returning id into made;
  insert into app.account_role (account_id, role) select made, r from unnest(p_roles) r;
  update app.account_state set roles_by = app.account(), roles_at = now() where account_id = made;
  return made;
end $$;

/*
 * app.account_invite: a colleague of the own organisation gets an account that is closed until the invitation is opened. Answers
 *   invited · replayed (this form was sent before) · forbidden · name (none, or too long) · roles (none, or not of this kind)
 */
create function app.account_invite(p_form uuid, p_name text, p_roles text[], p_lookup bytea, out answer text, out account uuid,
  out expires_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or not app.has_role('administrator') then answer := 'forbidden'; return; end if;
  if length(btrim(coalesce(p_name, ''))) not between 2 and 120 then answer := 'name'; return; end if;
  if coalesce(cardinality(p_roles), 0) = 0 or not app_inner.are_roles_of(app.organisation_kind(), p_roles) then answer := 'roles'; return; end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/staff/accounts') on conflict do nothing;
  if not found then answer := 'replayed'; return; end if;
  account := app_inner.new_account(app.organisation(), p_name, p_roles);
  expires_at := app_inner.invite(account, p_lookup, now());
  perform app_inner.tell_account(account, 'account invited: ' || array_to_string(p_roles, ', '));
  answer := 'invited';
end $$;

-- A new code for somebody who never used one: the one before is void. Null where there is nothing to renew. Whoever has had a
-- means comes back by recovery, which takes two.
create function app.invitation_renew(p_account uuid, p_lookup bytea) returns timestamptz
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.administers(p_account) or app_inner.has_left(p_account, now()) or app_inner.has_means(p_account)
    or not exists (select from app.invitation i where i.account_id = p_account and i.kind = 'invitation')
    or exists (select from app.invitation i where i.account_id = p_account and (i.kind = 'recovery' or i.used_at is not null)) then return null; end if;
  perform app_inner.tell_account(p_account, 'invitation renewed');
  return app_inner.invite(p_account, p_lookup, now());
end $$;

-- Takes an invitation back that was not used; the account stays closed.
create function app.invitation_revoke(p_account uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.administers(p_account) then return false; end if;
  update app.invitation i set revoked_at = now()
   where i.account_id = p_account and i.kind = 'invitation' and i.used_at is null and i.revoked_at is null;
  if not found then return false; end if;
  update app.account set active = false where id = p_account;
  perform app_inner.end_sessions(p_account, now());
  perform app_inner.tell_account(p_account, 'invitation taken back');
  return true;
end $$;

-- When the open invitation of an account ends, for whoever holds its code in hands: the slip of paper.
create function app.invitation_of(p_account uuid, p_lookup bytea) returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select i.expires_at from app.invitation i
   where app_inner.administers(p_account) and i.account_id = p_account and i.lookup = p_lookup
     and i.used_at is null and i.revoked_at is null and i.expires_at > now()
$$;

-- Opens an admission for the code, or for the two halves in either order. The same work whether or not there is such a code.
create function app.admission_open(p_lookup bytea, p_one bytea, p_two bytea, p_token_hash bytea, p_at timestamptz default now())
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare owner uuid;
begin
  select i.account_id into owner from app.invitation i join app.account a on a.id = i.account_id
    join app.account_state t on t.account_id = a.id
   where (i.lookup = p_lookup or i.halves in (array[p_one, p_two], array[p_two, p_one]))
     and i.used_at is null and i.revoked_at is null and p_at < i.expires_at and t.locked_at is null and not app_inner.has_left(a.id, p_at)
   for update of i;
  update app.invitation i set opened_at = coalesce(i.opened_at, p_at) where i.account_id = owner and i.used_at is null and i.revoked_at is null;
  update app.account a set active = true where a.id = owner;
  update app.admission d set closed_at = p_at where d.account_id = owner and d.closed_at is null;
  insert into app.admission (token_hash, account_id, kind, created_at, expires_at)
  select p_token_hash, owner, 'invitation', p_at, p_at + interval '30 minutes' where owner is not null;
  if owner is null then
    insert into app.access_log (purpose, outcome) values ('invitation code that is not good', 'refused');
    return false;
  end if;
  perform app_inner.tell_account(owner, 'invitation opened', owner);
  return true;
end $$;

-- What an admission is for; no row when it is not good.
create function app.admission_read(p_token_hash bytea, p_at timestamptz default now())
returns table (account uuid, name text, organisation_name text, kind text, accepted boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name, o.name, d.kind, app_inner.has_accepted(a.id)
  from app.admission d join app.account a on a.id = d.account_id join app.organisation o on o.id = a.organisation_id
  where d.token_hash = p_token_hash and d.closed_at is null and p_at < d.expires_at and a.active
$$;

-- Accepts the undertaking as it stands. Whoever was signing in has their session now; whoever is invited goes on to a first means.
-- Answers enrol, session, or stale: the admission is over, or the version shown is not the one in force.
create function app.admission_accept(p_token_hash bytea, p_version text, p_language text, p_text_hash bytea, p_session_hash bytea,
  p_at timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare held app.admission;
begin
  select d.* into held from app.admission d join app.account a on a.id = d.account_id
   where d.token_hash = p_token_hash and d.closed_at is null and p_at < d.expires_at and a.active for update of d;
  if not found or p_version is distinct from (select s.value from app.setting s where s.name = 'undertaking') then return 'stale'; end if;
  insert into app.undertaking_acceptance (account_id, version, language, text_hash, at)
  values (held.account_id, p_version, p_language, p_text_hash, p_at) on conflict do nothing;
  if found then perform app_inner.tell_account(held.account_id, 'undertaking accepted, version ' || p_version, held.account_id); end if;
  if held.kind = 'invitation' then return 'enrol'; end if;
  update app.admission d set closed_at = p_at where d.token_hash = p_token_hash;
  insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at, second_factor_at)
  values (p_session_hash, held.account_id, held.means, p_at, p_at, p_at + interval '30 minutes', p_at + interval '12 hours',
    case when held.strong then p_at end);
  return 'session';
end $$;

-- As in 0002, and: whoever was invited and has accepted the undertaking may begin to enrol, with the token of the admission.
create or replace function app_inner.session_account(p_token_hash bytea, p_at timestamptz) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.account_id from app.session s join app.account a on a.id = s.account_id
  where s.token_hash = p_token_hash and s.revoked_at is null
    and p_at < s.idle_expires_at and p_at < s.expires_at and a.active
  union all
  select d.account_id from app.admission d join app.account a on a.id = d.account_id
  where d.token_hash = p_token_hash and d.kind = 'invitation' and d.closed_at is null and p_at < d.expires_at and a.active
    and app_inner.has_accepted(a.id)
$$;

-- As in 0002, and: who has not accepted the undertaking as it stands gets an admission in place of the session.
create or replace function app.session_open(p_token_hash bytea, p_handle_hash bytea, p_at timestamptz default now()) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ceremony as (
    update app.challenge c set spent_at = p_at
    where c.handle_hash = p_handle_hash and c.kind in ('passkey', 'code', 'provider')
      and c.proven_at is not null and c.spent_at is null and p_at < c.expires_at
    returning c.account_id, c.kind, c.strong),
  who as materialized (
    select c.account_id, c.kind, c.strong, app_inner.has_accepted(a.id) as accepted
    from ceremony c join app.account a on a.id = c.account_id where a.active),
  opened as (
    insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at,
      second_factor_at)
    select p_token_hash, w.account_id, w.kind, p_at, p_at, p_at + interval '30 minutes', p_at + interval '12 hours',
      case when w.strong then p_at end
    from who w where w.accepted
    returning 1),
  held as (
    insert into app.admission (token_hash, account_id, kind, means, strong, created_at, expires_at)
    select p_token_hash, w.account_id, 'sign-in', w.kind, w.strong, p_at, p_at + interval '30 minutes' from who w where not w.accepted
    returning 1)
  select exists (select from opened) or exists (select from held)
$$;

/*
 * app.account_roles_set: the roles of a colleague, all at once. Answers
 *   saved · not-found (no such account of the own organisation, or no administrator asks) · own · roles (none, or not of this kind)
 */
create function app.account_roles_set(p_account uuid, p_roles text[]) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  former text[];
begin
  if not app_inner.administers(p_account) then return 'not-found'; end if;
  if p_account = app.account() then return 'own'; end if;
  if coalesce(cardinality(p_roles), 0) = 0 or not app_inner.are_roles_of(app.organisation_kind(), p_roles) then return 'roles'; end if;
  perform 1 from app.account a where a.id = p_account for update;
  former := array(select r.role from app.account_role r where r.account_id = p_account order by r.role);
  delete from app.account_role r where r.account_id = p_account and r.role <> all (p_roles);
  insert into app.account_role (account_id, role) select p_account, r from unnest(p_roles) r on conflict do nothing;
  update app.account_state set reviewed_at = now(), reviewed_by = app.account(),
    roles_by = case when p_roles <@ former then roles_by else app.account() end,
    roles_at = case when p_roles <@ former then roles_at else now() end where account_id = p_account;
  perform app_inner.tell_account(p_account, 'roles changed from ' || array_to_string(former, ', ') || ' to ' || array_to_string(p_roles, ', '));
  return 'saved';
end $$;

create function app_inner.lock(p_account uuid, p_reason text, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.account_state set locked_at = p_at, lock_reason = p_reason where account_id = p_account;
  update app.account set active = false where id = p_account;
  perform app_inner.end_sessions(p_account, p_at);
  perform app_inner.tell_account(p_account, 'account locked: ' || p_reason);
end $$;

-- Locks a colleague's account at once. False: no such account, one's own, or it is closed already.
create function app.account_lock(p_account uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.administers(p_account) or p_account = app.account()
    or not exists (select from app.account a where a.id = p_account and a.active) then return false; end if;
  perform app_inner.lock(p_account, 'administrator', now());
  return true;
end $$;

-- Takes the lock off. An account whose owner has left stays closed. False where there is no lock.
create function app.account_unlock(p_account uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.administers(p_account) or p_account = app.account() then return false; end if;
  update app.account_state set locked_at = null, lock_reason = null, unlocked_at = now() where account_id = p_account and locked_at is not null;
  if not found then return false; end if;
  update app.account set active = true where id = p_account and not app_inner.has_left(p_account, now());
  perform app_inner.tell_account(p_account, 'account unlocked');
  return true;
end $$;

-- Ends every session of a colleague; the account stays open.
create function app.account_sessions_end(p_account uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.administers(p_account) or p_account = app.account() then return false; end if;
  perform app_inner.end_sessions(p_account, now());
  perform app_inner.tell_account(p_account, 'sessions ended by an administrator');
  return true;
end $$;

-- The accounts of the own organisation, for its administrators and its data-protection officer. Times in milliseconds since 1970.
create function app.staff_accounts()
returns table (id uuid, name text, roles text[], state text, own boolean, last_sign_in bigint, dormant_from bigint, locks_at bigint,
  review_due bigint, review_late boolean, invited_until bigint, renewable boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with lim as materialized (
    select app_inner.limit_of('P-ACCOUNT-DORMANT-WARNING') as warning, app_inner.limit_of('P-ACCOUNT-DORMANT') as dormant,
      app_inner.limit_of('P-ACCOUNT-REVIEW') as review, app_inner.limit_of('P-ACCOUNT-REVIEW-GRACE') as grace),
  mine as (
    select a.id, a.name, a.active, t.*, i.expires_at as invited_until, i.kind as invited_for, app_inner.has_means(a.id) as has_means,
      coalesce(greatest(t.last_sign_in_at, t.unlocked_at), t.created_at) as seen_at
    from app.account a join app.account_state t on t.account_id = a.id
      left join app.invitation i on i.account_id = a.id and i.used_at is null and i.revoked_at is null
    where a.organisation_id = app.organisation() and (app.has_role('administrator') or app.has_role('data-protection-officer')))
  select m.id, m.name, array(select r.role from app.account_role r where r.account_id = m.id order by r.role),
    case when m.locked_at is not null then 'locked-' || m.lock_reason
      when m.invited_for is not null and m.invited_until <= now() then 'expired'
      when m.invited_for = 'recovery' then 'recovering'
      when m.invited_for = 'invitation' then 'invited'
      when m.active then 'active' else 'closed' end,
    m.id = app.account(),
    floor(extract(epoch from m.last_sign_in_at) * 1000)::bigint,
    case when m.active and m.has_means then floor(extract(epoch from m.seen_at + l.warning) * 1000)::bigint end,
    case when m.active and m.has_means then floor(extract(epoch from m.seen_at + l.dormant) * 1000)::bigint end,
    case when m.active then floor(extract(epoch from m.reviewed_at + l.review) * 1000)::bigint end,
    m.active and m.reviewed_at + l.review + l.grace <= now(),
    floor(extract(epoch from m.invited_until) * 1000)::bigint,
    app.has_role('administrator') and not m.has_means and m.locked_at is null
      and exists (select from app.invitation x where x.account_id = m.id and x.kind = 'invitation')
      and not exists (select from app.invitation x where x.account_id = m.id and (x.kind = 'recovery' or x.used_at is not null))
  from mine m cross join lim l order by m.active desc, m.name, m.id
$$;

-- Looks at the roles of an account again: those named stay, the others are taken back. An administrator at any time; the
-- data-protection officer once the administrators are late. Nobody reviews themselves. False where there is nothing to review.
create function app.account_review(p_account uuid, p_keep text[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare gone text[];
begin
  if app.account() is null or p_account = app.account()
    or not exists (select from app.staff_accounts() s where s.id = p_account and s.review_due is not null
      and (app.has_role('administrator') or s.review_late)) then return false; end if;
  perform 1 from app.account a where a.id = p_account for update;
  with taken as (delete from app.account_role r where r.account_id = p_account and r.role <> all (coalesce(p_keep, '{}')) returning r.role)
  select coalesce(array_agg(role), '{}') into gone from taken;
  update app.account_state set reviewed_at = now(), reviewed_by = app.account() where account_id = p_account;
  perform app_inner.tell_account(p_account, case when gone = '{}' then 'roles confirmed' else 'roles taken back: ' || array_to_string(gone, ', ') end);
  return true;
end $$;

-- Somebody asks for recovery, by name and organisation. Every account of that name, or a row without one: nobody can tell.
create function app.recovery_ask(p_organisation uuid, p_name text, p_reference text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into app.recovery (account_id, reference, asked_at, expires_at)
  select a.id, p_reference, now(), now() + app_inner.limit_of('P-ACCOUNT-RECOVERY')
  from (values (1)) v left join app.account a on a.organisation_id = p_organisation and a.active and app.fold(a.name) = app.fold(btrim(p_name));
$$;

-- The seats the one who asks could take for an account of that organisation: seat:role@organisation. Who may sit is the pack's.
create function app_inner.recovery_options(p_organisation uuid) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct split_part(s.name, '.', 2) || ':' || split_part(w, '@', 1) || '@' || app.organisation()), '{}')
  from app.setting s cross join string_to_table(s.value, ' ') w
  where s.name in ('recovery.first', 'recovery.second') and app.account() is not null and app.has_role(split_part(w, '@', 1))
    and case split_part(w, '@', 2) when 'own' then app.organisation() = p_organisation else app.organisation_kind() = split_part(w, '@', 2) end
$$;

-- Open requests that the one who asks may help to decide, with what was confirmed so far.
create function app.recovery_list()
returns table (id uuid, reference text, name text, organisation_name text, roles text[], asked bigint, until bigint, own boolean,
  confirmed_by text, confirmed_organisation text, confirmed_check text, confirmed_by_me boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.reference, a.name, o.name, array(select x.role from app.account_role x where x.account_id = a.id order by x.role),
    floor(extract(epoch from r.asked_at) * 1000)::bigint, floor(extract(epoch from r.expires_at) * 1000)::bigint, a.id = app.account(),
    b.name, p.name, c.checked, coalesce(c.account_id = app.account(), false)
  from app.recovery r join app.account a on a.id = r.account_id join app.organisation o on o.id = a.organisation_id
    left join app.recovery_confirmation c on c.recovery_id = r.id left join app.account b on b.id = c.account_id
    left join app.organisation p on p.id = c.organisation_id
  where r.closed_at is null and r.expires_at > now() and a.active and app_inner.recovery_options(a.organisation_id) <> '{}'
  order by r.asked_at, r.id
$$;

/*
 * app.recovery_confirm: one of the two says that this is the person. With the second, every session and every means of the account
 * ends, and the two halves together admit the person. Answers
 *   first · done · not-found (no such request for this account) · own · twice · same-role (both sit in one and the same role)
 *   related (one of the two has just been given a role by the other: nobody makes their own second person)
 */
create function app.recovery_confirm(p_recovery uuid, p_checked text, p_half bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  asked app.recovery;
  owner app.account;
  mine text[];
  earlier app.recovery_confirmation;
begin
  select r.* into asked from app.recovery r where r.id = p_recovery and r.closed_at is null and r.expires_at > now() for update;
  select a.* into owner from app.account a where a.id = asked.account_id and a.active;
  mine := app_inner.recovery_options(owner.organisation_id);
  if owner.id is null or mine = '{}' then return 'not-found'; end if;
  if owner.id = app.account() then return 'own'; end if;
  select c.* into earlier from app.recovery_confirmation c where c.recovery_id = asked.id limit 1;
  if earlier.account_id = app.account() then return 'twice'; end if;
  if earlier.account_id is not null and not exists (
      select from unnest(earlier.options) one cross join unnest(mine) other
       where split_part(one, ':', 1) <> split_part(other, ':', 1) and split_part(one, ':', 2) <> split_part(other, ':', 2)) then
    return 'same-role';
  end if;
  if exists (select from app.account_state t where t.roles_at + app_inner.limit_of('P-ACCOUNT-RECOVERY-APART') > now()
      and ((t.account_id = app.account() and t.roles_by = earlier.account_id)
        or (t.account_id = earlier.account_id and t.roles_by = app.account()))) then
    return 'related';
  end if;
  -- Whoever confirmed may have lost the role, the account or the post since: then that word counts no more.
  if earlier.account_id is not null and not exists (
      select from app.account a join app.account_role r on r.account_id = a.id
       where a.id = earlier.account_id and a.active and exists (select from unnest(earlier.options) w
         where split_part(w, ':', 2) = r.role || '@' || a.organisation_id)) then
    delete from app.recovery_confirmation c where c.recovery_id = asked.id;
    earlier := null;
  end if;
  insert into app.recovery_confirmation (recovery_id, account_id, organisation_id, checked, options, half, at)
  values (asked.id, app.account(), app.organisation(), p_checked, mine, p_half, now());
  perform app_inner.tell_account(owner.id, 'recovery confirmed: ' || p_checked);
  if earlier.account_id is null then return 'first'; end if;
  delete from app.passkey k where k.account_id = owner.id;
  delete from app.totp t where t.account_id = owner.id;
  delete from app.oidc_identity i where i.account_id = owner.id;
  perform app_inner.end_sessions(owner.id, now());
  update app.invitation i set revoked_at = now() where i.account_id = owner.id and i.used_at is null and i.revoked_at is null;
  insert into app.invitation (account_id, kind, halves, created_by, created_at, expires_at)
  values (owner.id, 'recovery', array[earlier.half, p_half], app.account(), now(), now() + app_inner.limit_of('P-ACCOUNT-RECOVERY'));
  update app.recovery r set closed_at = now(), outcome = case when r.id = asked.id then 'done' else 'refused' end, closed_by = app.account()
   where r.account_id = owner.id and r.closed_at is null;
  perform app_inner.tell_account(owner.id, 'recovery done: sessions and means ended');
  return 'done';
end $$;

-- Says no: whoever may confirm, or the owner of the account, who did not ask. False where there is no such request.
create function app.recovery_refuse(p_recovery uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare owner app.account;
begin
  if app.account() is null then return false; end if;
  select a.* into owner from app.recovery r join app.account a on a.id = r.account_id
   where r.id = p_recovery and r.closed_at is null and r.expires_at > now() for update of r;
  if owner.id is null or (owner.id <> app.account() and app_inner.recovery_options(owner.organisation_id) = '{}') then return false; end if;
  update app.recovery r set closed_at = now(), outcome = 'refused', closed_by = app.account() where r.id = p_recovery;
  perform app_inner.tell_account(owner.id, 'recovery refused');
  return true;
end $$;

-- Open requests about one's own account: somebody who is not its owner may have asked.
create function app.recovery_own() returns table (id uuid, asked bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, floor(extract(epoch from r.asked_at) * 1000)::bigint from app.recovery r
   where r.account_id = app.account() and r.closed_at is null and r.expires_at > now() order by r.asked_at
$$;

-- The sessions of the account behind this one, newest first.
create function app.session_list(p_token_hash bytea, p_at timestamptz default now())
returns table (id uuid, means text, created bigint, seen bigint, own boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.id, s.means, floor(extract(epoch from s.created_at) * 1000)::bigint, floor(extract(epoch from s.last_seen_at) * 1000)::bigint,
    s.token_hash = p_token_hash
  from app.session s where s.account_id = app_inner.session_account(p_token_hash, p_at) and s.revoked_at is null
    and p_at < s.idle_expires_at and p_at < s.expires_at order by s.created_at desc, s.id
$$;

-- Ends one of one's own other sessions. False where there is none of that id.
create function app.session_end(p_token_hash bytea, p_session uuid, p_at timestamptz default now()) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ended as (
    update app.session s set revoked_at = p_at
    where s.id = p_session and s.account_id = app_inner.session_account(p_token_hash, p_at) and s.revoked_at is null
      and s.token_hash <> p_token_hash returning 1)
  select exists (select from ended)
$$;

-- The first administrator of an organisation, when nobody there can sign in as one: for the operator, from the machine. Answers
-- invited · no-organisation · taken (an administrator there can sign in) · name
create function app_inner.account_first(p_organisation text, p_name text, p_lookup bytea, out answer text, out expires_at timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place app.organisation;
  made uuid;
begin
  select o.* into place from app.organisation o where o.code = p_organisation for update;
  if place.id is null or not app_inner.are_roles_of(place.kind, '{administrator}') then answer := 'no-organisation'; return; end if;
  if length(btrim(coalesce(p_name, ''))) not between 2 and 120 then answer := 'name'; return; end if;
  if exists (select from app.account a join app.account_role r on r.account_id = a.id and r.role = 'administrator'
      where a.organisation_id = place.id and a.active and app_inner.has_means(a.id)) then answer := 'taken'; return; end if;
  -- Asked for twice: the same account, a new code.
  select i.account_id into made from app.invitation i join app.account a on a.id = i.account_id
   where a.organisation_id = place.id and i.created_by is null and i.kind = 'invitation' and i.used_at is null and a.name = btrim(p_name) limit 1;
  made := coalesce(made, app_inner.new_account(place.id, p_name, '{administrator}'));
  expires_at := app_inner.invite(made, p_lookup, now());
  perform app_inner.tell_account(made, 'first administrator invited by the operator');
  answer := 'invited';
end $$;

-- Locks who has not signed in for too long, closes what was opened and never finished, forgets what nobody needs. Returns how
-- many accounts were closed. A country that sets no limit locks nobody; who has no means has nothing to lock.
create function app.account_sweep(p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  dormant interval := app_inner.limit_of('P-ACCOUNT-DORMANT');
  one uuid;
  closed int := 0;
begin
  for one in
    select a.id from app.account a join app.account_state t on t.account_id = a.id
     where a.active and dormant > interval '0' and coalesce(greatest(t.last_sign_in_at, t.unlocked_at), t.created_at) + dormant <= p_at
       and app_inner.has_means(a.id)
     order by a.id for update of a skip locked
  loop
    perform app_inner.lock(one, 'dormant', p_at);
    closed := closed + 1;
  end loop;
  update app.account a set active = false
   where a.active and not app_inner.has_means(a.id) and exists (select from app.invitation i
     where i.account_id = a.id and i.kind = 'invitation' and i.used_at is null and i.revoked_at is null and i.expires_at <= p_at);
  delete from app.recovery r where r.account_id is null and r.expires_at <= p_at;
  delete from app.admission d where d.expires_at <= p_at - interval '1 hour';
  return closed;
end $$;

-- As in 0002, but a count is forgotten as soon as its window is over: what stands for an address lives a quarter of an hour.
create or replace function app_inner.sign_in_sweep(p_at timestamptz default now()) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with sessions as (
    delete from app.session s where least(s.expires_at, s.idle_expires_at, s.revoked_at) < p_at - interval '1 day'
    returning 1),
  challenges as (delete from app.challenge c where c.expires_at < p_at - interval '1 hour' returning 1),
  attempts as (
    delete from app.sign_in_attempt t
    where t.window_start + case t.scope when 'identifier' then interval '1 hour' else interval '15 minutes' end <= p_at returning 1)
  select (select count(*) from sessions) + (select count(*) from challenges) + (select count(*) from attempts)
$$;

revoke execute on all functions in schema app_inner from public;
revoke execute on function app.account_invite, app.invitation_renew, app.invitation_revoke, app.invitation_of, app.admission_open,
  app.admission_read, app.admission_accept, app.account_roles_set, app.account_lock, app.account_unlock, app.account_sessions_end,
  app.staff_accounts, app.account_review, app.recovery_ask, app.recovery_list, app.recovery_confirm, app.recovery_refuse,
  app.recovery_own, app.session_list, app.session_end, app.account_sweep from public;
grant execute on function app.account_invite, app.invitation_renew, app.invitation_revoke, app.invitation_of, app.admission_open,
  app.admission_read, app.admission_accept, app.account_roles_set, app.account_lock, app.account_unlock, app.account_sessions_end,
  app.staff_accounts, app.account_review, app.recovery_ask, app.recovery_list, app.recovery_confirm, app.recovery_refuse,
  app.recovery_own, app.session_list, app.session_end to app_web;
grant execute on function app.account_sweep to app_worker;
