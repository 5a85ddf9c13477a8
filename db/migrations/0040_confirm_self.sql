-- Whoever is signed in shows again who they are before what weighs most: a means is added, a record is opened in an emergency,
-- a person is erased (OWASP ASVS 5.0 V7.5). It is the whole ceremony of signing in, in the session that is open.
set local role app_owner;

-- When this session was confirmed and for nothing used yet. What may be done for some minutes looks at second_factor_at; what
-- needs a confirmation of its own takes this away.
alter table app.session add column confirmed_at timestamptz;

-- Confirms a session by a proven ceremony of the same account; each ceremony confirms once.
create function app.session_confirm(p_token_hash bytea, p_handle_hash bytea, p_at timestamptz default now()) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ceremony as (
    update app.challenge c set spent_at = p_at
    where c.handle_hash = p_handle_hash and c.kind in ('passkey', 'code') and c.strong
      and c.proven_at is not null and c.spent_at is null and p_at < c.expires_at
      and c.account_id = app_inner.session_account(p_token_hash, p_at)
    returning 1),
  confirmed as (
    update app.session s set second_factor_at = p_at, confirmed_at = p_at
    where s.token_hash = p_token_hash and exists (select from ceremony) returning 1)
  select exists (select from confirmed)
$$;

-- The button of the exercise, where nobody has a means of their own; refused unless the database itself is an exercise.
create function app.session_confirm_exercise(p_token_hash bytea, p_at timestamptz default now()) returns boolean
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with confirmed as (
    update app.session s set second_factor_at = p_at, confirmed_at = p_at
    where s.token_hash = p_token_hash and s.means = 'exercise' and app.is_exercise()
      and app_inner.session_account(p_token_hash, p_at) is not null returning 1)
  select exists (select from confirmed)
$$;

/*
 * How far a session is confirmed at a moment:
 *   unused – confirmed within ten minutes, and not yet used for anything
 *   fresh  – signed in with both factors, or confirmed, within ten minutes
 *   stale  – longer ago
 *   none   – the account has nothing to confirm with: it signs in through a provider and has no means of its own
 * The ten minutes stand here, where no setting lengthens them.
 */
create function app.confirmation_of(p_token_hash bytea, p_at timestamptz default now()) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case
      when s.confirmed_at > p_at - interval '10 minutes' then 'unused'
      when s.second_factor_at > p_at - interval '10 minutes' then 'fresh'
      when s.means <> 'exercise' and not exists (select from app.passkey k where k.account_id = s.account_id)
        and not exists (select from app.totp t where t.account_id = s.account_id) then 'none'
      else 'stale' end
    from app.session s where s.token_hash = p_token_hash and app_inner.session_account(p_token_hash, p_at) is not null
$$;

-- Takes the confirmation of a session, once; false where there is none within ten minutes.
create function app_inner.take_confirmation(p_token_hash bytea, p_at timestamptz) returns boolean
language sql set search_path = pg_catalog, pg_temp as $$
  with taken as (
    update app.session s set confirmed_at = null
    where s.token_hash = p_token_hash and s.account_id = app.account() and s.confirmed_at > p_at - interval '10 minutes'
      and app_inner.session_account(p_token_hash, p_at) = app.account() returning 1)
  select exists (select from taken)
$$;

revoke execute on function app.session_confirm(bytea, bytea, timestamptz), app.session_confirm_exercise(bytea, timestamptz),
  app.confirmation_of(bytea, timestamptz), app_inner.take_confirmation(bytea, timestamptz) from public;
grant execute on function app.session_confirm(bytea, bytea, timestamptz), app.session_confirm_exercise(bytea, timestamptz),
  app.confirmation_of(bytea, timestamptz) to app_web;
