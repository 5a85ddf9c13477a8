-- Sign-in: sessions, the means to open one, and the limits on trying. See docs/decisions/0004-sign-in.md.
-- The web role reads and writes none of these tables. It has only the functions below, and these give a session
-- only to an account that proved one of its own means in a ceremony that has not been used before.
set local role app_owner;

-- Steps that only the functions below may take, and the worker's sweep. The web role can name nothing in here, whatever
-- later grants on schema app say.
create schema app_inner;

-- What is kept of a session is the hash of its token: a copy of this table opens nothing.
create table app.session (
  token_hash bytea primary key,
  account_id uuid not null references app.account,
  means text not null check (means in ('passkey', 'code', 'provider', 'exercise')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  idle_expires_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  revoked_at timestamptz,
  constraint session_token_is_sha256 check (length(token_hash) = 32)
) with (fillfactor = 80);
create index session_of_account on app.session (account_id);

create table app.passkey (
  credential_id text primary key,
  account_id uuid not null references app.account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  backed_up boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_of_account on app.passkey (account_id);

-- `lookup` is the keyed hash of the personal sign-in key, `secret` is AES-256-GCM under a key the database never has.
create table app.totp (
  account_id uuid primary key references app.account,
  lookup bytea not null,
  secret bytea not null,
  last_step bigint not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint totp_lookup_once unique (lookup)
);

create table app.oidc_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references app.account,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (issuer, subject)
);
create index oidc_identity_of_account on app.oidc_identity (account_id);

-- One ceremony: begun, taken once, proven for one account, then good for one session. All within minutes.
create table app.challenge (
  handle_hash bytea primary key,
  kind text not null check (kind in ('passkey', 'code', 'provider', 'passkey-enrol', 'code-enrol', 'provider-enrol')),
  account_id uuid references app.account,
  state jsonb not null default '{}',
  strong boolean not null default false,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  taken_at timestamptz,
  proven_at timestamptz,
  spent_at timestamptz
);
create index challenge_by_expiry on app.challenge (expires_at);

-- How often somebody tried. The key is a keyed hash: neither the address nor the identifier can be read from it.
create table app.sign_in_attempt (
  key bytea not null,
  scope text not null,
  window_start timestamptz not null,
  tries int not null,
  primary key (key, scope)
);
create index sign_in_attempt_by_age on app.sign_in_attempt (window_start);

do $$
declare name text;
begin
  foreach name in array array['session', 'passkey', 'totp', 'oidc_identity', 'challenge', 'sign_in_attempt'] loop
    execute format('alter table app.%I enable row level security', name);
    execute format('alter table app.%I force row level security', name);
    execute format('create policy %I on app.%I to app_owner using (true) with check (true)', name || '_functions_only', name);
    execute format('revoke all on app.%I from public, app_web, app_worker, app_stats', name);
  end loop;
end $$;

-- The first statement of every request. One row when the session is good, none otherwise; then nobody is set and every
-- policy is closed. Writes at most once a minute, waits for nobody, and writes nothing in a read-only transaction.
create function app.enter(p_token_hash bytea, p_at timestamptz default now())
returns table (account uuid, name text, organisation uuid, organisation_code text, organisation_name text,
  organisation_kind text, roles text[], language text, second_factor boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  seen timestamptz;
  known text;
begin
  select a.id, a.name, o.id, o.code, o.name, o.kind,
    array(select r.role from app.account_role r where r.account_id = a.id order by r.role),
    a.language, s.second_factor_at is not null, s.last_seen_at
  into account, name, organisation, organisation_code, organisation_name, organisation_kind, roles,
    language, second_factor, seen
  from app.session s join app.account a on a.id = s.account_id join app.organisation o on o.id = a.organisation_id
  where s.token_hash = p_token_hash and s.revoked_at is null
    and p_at < s.idle_expires_at and p_at < s.expires_at and a.active;

  -- An expression, not a query: nothing has to be started for it.
  known := set_config('app.account', coalesce(account::text, ''), true)
    || set_config('app.organisation', coalesce(organisation::text, ''), true)
    || set_config('app.organisation_kind', coalesce(organisation_kind, ''), true)
    || set_config('app.roles', coalesce(array_to_string(roles, ','), ''), true);
  if account is null then return; end if;

  if p_at >= seen + interval '1 minute' and current_setting('transaction_read_only') = 'off' then
    update app.session s set last_seen_at = p_at, idle_expires_at = p_at + interval '30 minutes'
    where s.token_hash = (select t.token_hash from app.session t where t.token_hash = p_token_hash
      and t.last_seen_at = seen for update skip locked);
  end if;
  return next;
end $$;

-- Whose session this is; null when it is not good. For the functions below that act for the signed-in account.
create function app_inner.session_account(p_token_hash bytea, p_at timestamptz) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.account_id from app.session s join app.account a on a.id = s.account_id
  where s.token_hash = p_token_hash and s.revoked_at is null
    and p_at < s.idle_expires_at and p_at < s.expires_at and a.active
$$;

-- Begins a ceremony. Enrolling needs a session opened with the strongest means the account has: a session that came
-- from an identity provider alone may add a first means, never replace or join one that exists.
create function app.challenge_open(p_handle_hash bytea, p_kind text, p_state jsonb, p_token_hash bytea,
  p_at timestamptz default now()) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare owner uuid;
begin
  if p_kind like '%-enrol' then
    owner := app_inner.session_account(p_token_hash, p_at);
    if owner is null then return false; end if;
    if not exists (select from app.session s where s.token_hash = p_token_hash and s.second_factor_at is not null)
      and (exists (select from app.passkey k where k.account_id = owner)
        or exists (select from app.totp t where t.account_id = owner)) then return false; end if;
  end if;
  insert into app.challenge (handle_hash, kind, account_id, state, created_at, expires_at)
  values (p_handle_hash, p_kind, owner, p_state, p_at, p_at + interval '10 minutes');
  return true;
end $$;

-- Takes a ceremony, once. No row when it is unknown, of another kind, too old or already taken.
create function app.challenge_take(p_handle_hash bytea, p_kind text, p_at timestamptz default now())
returns table (account_id uuid, state jsonb)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.challenge c set taken_at = p_at
  where c.handle_hash = p_handle_hash and c.kind = p_kind and c.taken_at is null and p_at < c.expires_at
  returning c.account_id, c.state
$$;

-- Marks a taken ceremony as proven for one account. The functions that check a means call it.
create function app_inner.challenge_prove(p_handle_hash bytea, p_kind text, p_account uuid, p_strong boolean, p_at timestamptz)
returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
  with proven as (
    update app.challenge c set proven_at = p_at, account_id = p_account, strong = p_strong
    where c.handle_hash = p_handle_hash and c.kind = p_kind and c.taken_at is not null and c.proven_at is null
      and p_at < c.expires_at
      and exists (select from app.account a where a.id = p_account and a.active)
    returning 1)
  select exists (select from proven)
$$;

-- Opens the session of the account that the ceremony proved; each ceremony opens one session at most.
create function app.session_open(p_token_hash bytea, p_handle_hash bytea, p_at timestamptz default now()) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ceremony as (
    update app.challenge c set spent_at = p_at
    where c.handle_hash = p_handle_hash and c.kind in ('passkey', 'code', 'provider')
      and c.proven_at is not null and c.spent_at is null and p_at < c.expires_at
    returning c.account_id, c.kind, c.strong),
  opened as (
    insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at,
      second_factor_at)
    select p_token_hash, c.account_id, c.kind, p_at, p_at, p_at + interval '30 minutes', p_at + interval '12 hours',
      case when c.strong then p_at end
    from ceremony c join app.account a on a.id = c.account_id where a.active
    returning 1)
  select exists (select from opened)
$$;

-- Adds the second factor to a session that has one factor: the ceremony must have proven the same account.
create function app.session_second_factor(p_token_hash bytea, p_handle_hash bytea, p_at timestamptz default now())
returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ceremony as (
    update app.challenge c set spent_at = p_at
    where c.handle_hash = p_handle_hash and c.kind in ('passkey', 'code') and c.strong
      and c.proven_at is not null and c.spent_at is null and p_at < c.expires_at
      and c.account_id = app_inner.session_account(p_token_hash, p_at)
    returning 1),
  raised as (
    update app.session s set second_factor_at = p_at
    where s.token_hash = p_token_hash and exists (select from ceremony) returning 1)
  select exists (select from raised)
$$;

create function app.session_close(p_token_hash bytea, p_at timestamptz default now()) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.session s set revoked_at = p_at where s.token_hash = p_token_hash and s.revoked_at is null
$$;

-- Ends every other session of the same account, after a means was added or removed.
create function app.session_close_others(p_token_hash bytea, p_at timestamptz default now()) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.session s set revoked_at = p_at
  where s.account_id = app_inner.session_account(p_token_hash, p_at) and s.token_hash <> p_token_hash and s.revoked_at is null
$$;

create function app.passkey_add(p_handle_hash bytea, p_credential_id text, p_public_key bytea, p_counter bigint,
  p_transports text[], p_backed_up boolean, p_at timestamptz default now()) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ceremony as (
    update app.challenge c set spent_at = p_at
    where c.handle_hash = p_handle_hash and c.kind = 'passkey-enrol' and c.taken_at is not null and c.spent_at is null
      and p_at < c.expires_at
    returning c.account_id),
  added as (
    insert into app.passkey (credential_id, account_id, public_key, counter, transports, backed_up, created_at)
    select p_credential_id, c.account_id, p_public_key, p_counter, p_transports, p_backed_up, p_at from ceremony c
    on conflict (credential_id) do nothing returning 1)
  select exists (select from added)
$$;

create function app.passkey_find(p_credential_id text)
returns table (account_id uuid, public_key bytea, counter bigint, transports text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.account_id, k.public_key, k.counter, k.transports
  from app.passkey k join app.account a on a.id = k.account_id
  where k.credential_id = p_credential_id and a.active
$$;

-- Records that a passkey signed. A counter that did not move forward means a copied authenticator: refused.
create function app.passkey_used(p_handle_hash bytea, p_credential_id text, p_counter bigint,
  p_at timestamptz default now()) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare owner uuid;
begin
  update app.passkey k set counter = p_counter, last_used_at = p_at
  where k.credential_id = p_credential_id and (p_counter > k.counter or (p_counter = 0 and k.counter = 0))
  returning k.account_id into owner;
  return owner is not null and app_inner.challenge_prove(p_handle_hash, 'passkey', owner, true, p_at);
end $$;

create function app.passkey_list(p_token_hash bytea, p_at timestamptz default now())
returns table (credential_id text, transports text[], created_at timestamptz, last_used_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.credential_id, k.transports, k.created_at, k.last_used_at from app.passkey k
  where k.account_id = app_inner.session_account(p_token_hash, p_at) order by k.created_at, k.credential_id
$$;

-- Keeps a code generator after its first code was shown to work. It replaces the one before.
create function app.totp_put(p_handle_hash bytea, p_lookup bytea, p_secret bytea, p_step bigint,
  p_at timestamptz default now()) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ceremony as (
    update app.challenge c set spent_at = p_at
    where c.handle_hash = p_handle_hash and c.kind = 'code-enrol' and c.taken_at is not null and c.spent_at is null
      and p_at < c.expires_at
    returning c.account_id),
  put as (
    insert into app.totp (account_id, lookup, secret, last_step, created_at)
    select c.account_id, p_lookup, p_secret, p_step, p_at from ceremony c
    on conflict (account_id) do update set lookup = excluded.lookup, secret = excluded.secret,
      last_step = excluded.last_step, created_at = excluded.created_at, last_used_at = null
    returning 1)
  select exists (select from put)
$$;

create function app.totp_find(p_lookup bytea) returns table (account_id uuid, secret bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.account_id, t.secret from app.totp t join app.account a on a.id = t.account_id
  where t.lookup = p_lookup and a.active
$$;

-- Records that a code was used. A code of the same or an earlier time step is refused: each works once.
create function app.totp_used(p_handle_hash bytea, p_account uuid, p_step bigint, p_at timestamptz default now())
returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare owner uuid;
begin
  update app.totp t set last_step = p_step, last_used_at = p_at
  where t.account_id = p_account and t.last_step < p_step returning t.account_id into owner;
  return owner is not null and app_inner.challenge_prove(p_handle_hash, 'code', owner, true, p_at);
end $$;

-- The account behind a subject of an identity provider. The web process has checked the provider's signature.
create function app.oidc_used(p_handle_hash bytea, p_issuer text, p_subject text, p_strong boolean,
  p_at timestamptz default now()) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare owner uuid;
begin
  update app.oidc_identity i set last_used_at = p_at
  where i.issuer = p_issuer and i.subject = p_subject returning i.account_id into owner;
  return owner is not null and app_inner.challenge_prove(p_handle_hash, 'provider', owner, p_strong, p_at);
end $$;

-- Ties a subject to the signed-in account that began the ceremony; a subject tied elsewhere stays there.
create function app.oidc_add(p_handle_hash bytea, p_issuer text, p_subject text, p_at timestamptz default now())
returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ceremony as (
    update app.challenge c set spent_at = p_at
    where c.handle_hash = p_handle_hash and c.kind = 'provider-enrol' and c.taken_at is not null and c.spent_at is null
      and p_at < c.expires_at
    returning c.account_id),
  added as (
    insert into app.oidc_identity (issuer, subject, account_id, created_at)
    select p_issuer, p_subject, c.account_id, p_at from ceremony c
    on conflict (issuer, subject) do nothing returning 1)
  select exists (select from added)
$$;

-- Counts one try and says whether it is still allowed. The limits stand here, where no setting raises them:
-- pair = one identifier from one address; identifier = from anywhere; address = whatever the identifier.
create function app.sign_in_allowed(p_key bytea, p_scope text, p_at timestamptz default now()) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  most int := case p_scope when 'pair' then 5 when 'identifier' then 10 when 'address' then 100 else 0 end;
  span interval := case p_scope when 'identifier' then interval '1 hour' else interval '15 minutes' end;
  counted int;
begin
  insert into app.sign_in_attempt as t (key, scope, window_start, tries) values (p_key, p_scope, p_at, 1)
  on conflict (key, scope) do update set
    tries = case when t.window_start + span <= p_at then 1 else least(t.tries + 1, 1000000) end,
    window_start = case when t.window_start + span <= p_at then p_at else t.window_start end
  returning tries into counted;
  return counted <= most;
end $$;

-- After a success the tries of that identifier count no more; those of the address stay.
create function app.sign_in_succeeded(p_key bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from app.sign_in_attempt t where t.key = p_key and t.scope in ('pair', 'identifier')
$$;

-- The exercise shortcut: nothing here answers unless the database itself says it is an exercise.
create function app.is_exercise() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.setting s where s.name = 'profile' and s.value = 'exercise')
$$;

create function app.exercise_accounts()
returns table (account_id uuid, name text, organisation_code text, organisation_name text, organisation_kind text,
  roles text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.id, a.name, o.code, o.name, o.kind,
    array(select r.role from app.account_role r where r.account_id = a.id order by r.role)
  from app.account a join app.organisation o on o.id = a.organisation_id
  where app.is_exercise() and a.active
  order by o.kind, o.name, a.name, a.id
$$;

create function app.session_open_exercise(p_token_hash bytea, p_account uuid, p_at timestamptz default now())
returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
  with opened as (
    insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at,
      second_factor_at)
    select p_token_hash, a.id, 'exercise', p_at, p_at, p_at + interval '30 minutes', p_at + interval '12 hours', p_at
    from app.account a where a.id = p_account and a.active and app.is_exercise()
    returning 1)
  select exists (select from opened)
$$;

-- Removes what nobody needs any more: for the worker, once an hour.
create function app_inner.sign_in_sweep(p_at timestamptz default now()) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with sessions as (
    delete from app.session s where least(s.expires_at, s.idle_expires_at, s.revoked_at) < p_at - interval '1 day'
    returning 1),
  challenges as (delete from app.challenge c where c.expires_at < p_at - interval '1 hour' returning 1),
  attempts as (delete from app.sign_in_attempt t where t.window_start < p_at - interval '1 day' returning 1)
  select (select count(*) from sessions) + (select count(*) from challenges) + (select count(*) from attempts)
$$;

revoke execute on all functions in schema app_inner from public;
revoke execute on function app.enter, app.challenge_open, app.challenge_take, app.session_open, app.session_second_factor,
  app.session_close, app.session_close_others, app.passkey_add, app.passkey_find, app.passkey_used, app.passkey_list,
  app.totp_put, app.totp_find, app.totp_used, app.oidc_used, app.oidc_add, app.sign_in_allowed, app.sign_in_succeeded,
  app.is_exercise, app.exercise_accounts, app.session_open_exercise from public;
grant execute on function app.enter, app.challenge_open, app.challenge_take, app.session_open, app.session_second_factor,
  app.session_close, app.session_close_others, app.passkey_add, app.passkey_find, app.passkey_used, app.passkey_list,
  app.totp_put, app.totp_find, app.totp_used, app.oidc_used, app.oidc_add, app.sign_in_allowed, app.sign_in_succeeded,
  app.is_exercise, app.exercise_accounts, app.session_open_exercise to app_web;
grant usage on schema app_inner to app_worker;
grant execute on function app_inner.sign_in_sweep to app_worker;
