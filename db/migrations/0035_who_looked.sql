-- The person learns who looked: in presence, or with a code given before and a word of their own. Only a keyed hash of both is
-- kept, so that nobody who reads the database can ask in the person's place.
set local role app_owner;

create table app.look_code (
  person_id uuid primary key,
  secret bytea not null,
  given_at timestamptz not null default now(),
  given_by uuid not null,
  organisation_id uuid not null,
  expires_at timestamptz not null,
  constraint look_code_secret_once unique (secret)
);
alter table app.look_code enable row level security;
alter table app.look_code force row level security;
create policy owner_all on app.look_code to app_owner using (true) with check (true);
create policy look_code_functions_only on app.look_code to app_owner using (true) with check (true);

-- Whether the list may be opened with this somebody in the room: the person alone, or a parent or guardian whose latest
-- screening found no involvement. A representative is never one of them.
create function app_inner.may_hear_looks(p_person uuid, p_present text) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return p_present = 'alone' or coalesce((select s.act->>'result' = 'not-involved' and s.act->>'subjectKind' in ('parent', 'guardian')
    from app.event s where s.person_id = p_person and s.kind = 'involvement.screened' and s.conformity <> 'historical' and s.act->>'subject' = p_present
   order by s.seq desc limit 1), false);
end $$;

create function app_inner.looks(p_person uuid) returns table (at timestamptz, organisation text, roles text[], purpose text, classes text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
  select l.at, o.name, array(select r.role from app.account_role r where r.account_id = l.account_id order by 1), l.purpose, l.classes
    from app.access_log l join app.organisation o on o.id = l.organisation_id
   where l.person_id = p_person and l.outcome = 'seen' order by l.seq desc limit 500
$$;

-- The list, for an officer of a desk that works with the person, with the person in front of them. Written down as a look itself.
create function app.looks_in_presence(p_person uuid, p_present text)
returns table (at timestamptz, organisation text, roles text[], purpose text, classes text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or app.has_role('representative') or not app.granted(p_person, 'core') or not app_inner.may_hear_looks(p_person, p_present) then
    return;
  end if;
  return query select * from app_inner.looks(p_person);
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
  values (app.account(), app.organisation(), p_person, '{core}', 'who looked, given in presence: ' || p_present);
end $$;

-- A code in place of the one before. False where it may not be given.
create function app.give_look_code(p_person uuid, p_present text, p_secret bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare kept interval := coalesce((select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-LOOK-CODE'), 0) * interval '1 day';
begin
  if app.account() is null or app.has_role('representative') or not app.granted(p_person, 'core') or length(p_secret) is distinct from 32
    or not app_inner.may_hear_looks(p_person, p_present) then return false; end if;
  insert into app.look_code (person_id, secret, given_by, organisation_id, expires_at)
  values (p_person, p_secret, app.account(), app.organisation(), now() + kept)
  on conflict (person_id) do update set secret = excluded.secret, given_at = now(), given_by = excluded.given_by,
    organisation_id = excluded.organisation_id, expires_at = excluded.expires_at;
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
  values (app.account(), app.organisation(), p_person, '{core}', 'who looked, code given: ' || p_present);
  return true;
end $$;

-- For whoever has code and word, signed in or not. No row is the answer to everything that is wrong.
create function app.looks_by_code(p_secret bytea) returns table (at timestamptz, organisation text, roles text[], purpose text, classes text[])
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  whose uuid := (select c.person_id from app.look_code c where c.secret = p_secret and c.expires_at > now());
begin
  return query select * from app_inner.looks(coalesce(whose, '00000000-0000-0000-0000-000000000000'));
  insert into app.access_log (person_id, classes, purpose, outcome)
  values (whose, '{}', 'who looked, asked with a code', case when whose is null then 'not-found' else 'seen' end);
end $$;

revoke execute on function app_inner.may_hear_looks(uuid, text), app_inner.looks(uuid), app.looks_in_presence(uuid, text),
  app.give_look_code(uuid, text, bytea), app.looks_by_code(bytea) from public;
grant execute on function app.looks_in_presence(uuid, text), app.give_look_code(uuid, text, bytea), app.looks_by_code(bytea) to app_web;
