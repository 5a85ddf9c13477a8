-- Restricted people: found by name or code only by the roles that the rules of access name for it, on the basis of their desk's grant.
-- They stay on the lists of whoever works with them; nobody else asks the system for them.
set local role app_owner;

-- One more word list for each role and kind: the bases on which restricted people are found.
create or replace function app_inner.access_settings() returns text[] language sql immutable parallel safe
  return '{opens_core,opens_identity,opens_contact,opens_shelter_address,opens_indicators,opens_interview,opens_therapy,opens_plan,opens_proceedings,opens_compensation,opens_register,opens_consent,opens_audit,authors,writes,finds_restricted}'::text[];
alter table app.access_opening drop constraint access_opening_words_check;
update app.access_opening set words = words || ''::text where array_length(words, 1) = 15;
alter table app.access_opening add constraint access_opening_words_check check (array_length(words, 1) = 16);
create function app.finds_restricted() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('app.finds_restricted', true), ''), ',');

create table app.restriction (
  person_id uuid primary key references app.person,
  organisation_id uuid not null references app.organisation,
  account_id uuid not null references app.account,
  at timestamptz not null default now()
);
alter table app.restriction enable row level security;
alter table app.restriction force row level security;
create policy owner_all on app.restriction to app_owner using (true) with check (true);
create policy restriction_read on app.restriction for select to app_web using (app.granted(person_id, 'core'));
create policy walled on app.restriction as restrictive for select to app_web
  using ((select cardinality(app.walls()) = 0) or person_id <> all ((select app.walls())::uuid[]));
grant select on app.restriction to app_web;

-- As before, without restricted people for whoever does not find them.
create or replace function app_inner.knows(p_person uuid, p_organisation uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  return exists (select from app.person_grant g
    where g.person_id = p_person and g.organisation_id = p_organisation and g.until > now() and 'identity' = any (g.classes)
      and g.basis = any (app.opens('identity'))
      and (g.basis = any (app.finds_restricted()) or not exists (select from app.restriction r where r.person_id = p_person)));
end $function$;

create or replace function app.name_candidates(p_first integer[], p_second integer[], p_third integer[], p_loose boolean, p_most integer)
 RETURNS TABLE(person_id uuid, given_names text, family_name text, key text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  mine uuid := app.organisation();
  few constant int := 500;
  found uuid[];
begin
  if mine is null or p_first is null or app.opens('identity') = '{}' then return; end if;
  if (select count(*) from (select from app.person_grant g where g.organisation_id = mine limit few + 1) x) <= few then
    if p_loose then return; end if;
    found := array(
      select n.person_id from (select g.person_id from app.person_grant g
           where g.organisation_id = mine and g.until > now() and 'identity' = any (g.classes)
             and g.basis = any (app.opens('identity'))
             and (g.basis = any (app.finds_restricted()) or not exists (select from app.restriction r where r.person_id = g.person_id)) offset 0) own
         cross join lateral (select * from app.name_index x where x.person_id = own.person_id limit 1) n
       where n.names && p_first and (p_second is null or n.names && p_second) and (p_third is null or n.names && p_third)
       order by (n.names @> p_first[1:1])::int + (p_second is not null and n.names @> p_second[1:1])::int desc limit p_most);
  elsif p_second is null then
    if p_loose then return; end if;
    found := array(select x.person_id from (select n.person_id from app.name_index n where n.names @> p_first[1:1] offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most)
      || array(select x.person_id from (select n.person_id from app.name_index n where n.names && p_first offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most);
  elsif p_loose then
    found := array(select x.person_id from (select n.person_id from app.name_index n
         where n.names && p_first and n.names && p_second and n.names && coalesce(p_third, p_second) offset 0) x
      where app_inner.knows(x.person_id, mine) limit p_most);
  else
    found := array(select x.person_id from (select n.person_id from app.name_index n
         where n.names @> (p_first[1:1] || p_second[1:1]) and n.names && coalesce(p_third, p_second) offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most)
      || array(select x.person_id from (select n.person_id from app.name_index n
         where n.names @> p_first[1:1] and n.names && p_second and n.names && coalesce(p_third, p_second) offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most)
      || array(select x.person_id from (select n.person_id from app.name_index n
         where n.names && p_first and n.names @> p_second[1:1] and n.names && coalesce(p_third, p_second) offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most);
  end if;
  return query
    select f.id, i.given_names, i.family_name, k.version || ':' || k.kek || ':' || k.wrapped
      from (select distinct u.id from unnest(found) u(id)) f
      join lateral (select * from app.person_identity p where p.person_id = f.id limit 1) i on true
      join lateral (select * from app.data_key d where d.subject_id = f.id limit 1) k on true;
end $function$;

create or replace function app.search_people(p_words text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.id from app.person p
   where (p.code like upper(p_words) || '%' or p.code like 'P-' || upper(p_words) || '%') and p.id <> all (app_inner.walls()) and (app.sees_all() or app.granted(p.id, 'core'))
     and (not exists (select from app.restriction r where r.person_id = p.id) or exists (select from app.person_grant g
       where g.person_id = p.id and g.organisation_id = app.organisation() and g.until > now() and g.basis = any (app.finds_restricted())))
$function$;

create or replace function app.check_duplicate(p_person uuid, p_purpose text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  me uuid := app.account();
  day_limit int := coalesce((select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-DUPLICATE-CHECKS'), 0);
  asked int;
  about_same int;
  kind text;
  odd text;
begin
  if me is null or app.organisation_kind() not in ('national-desk', 'regional-centre') or not app.granted(p_person, 'identity') then
    return jsonb_build_object('kind', 'not-found');
  end if;
  if coalesce(length(btrim(p_purpose)), 0) < 3 then return jsonb_build_object('kind', 'no-purpose'); end if;
  -- Two questions of one account at once are counted one after the other.
  perform pg_advisory_xact_lock(hashtextextended(me::text, 15));
  select count(*), count(*) filter (where c.person_id = p_person) into asked, about_same
    from app.duplicate_check c where c.account_id = me and c.at > now() - interval '24 hours';
  if asked >= day_limit then
    kind := 'limit-reached'; odd := 'limit-reached';
  elsif exists (select from app.notification_person x join app.notification n on n.id = x.notification_id
                 where x.person_id = p_person and n.account_id = me) then
    kind := 'own-notification'; odd := 'own-notification';
  else
    kind := case when exists (select from app_inner.alike(p_person) a join app.person o on o.id = a.other and o.joined_into is null
      where not app.granted(a.other, 'identity') and a.other <> all (app_inner.walls())
        and not exists (select from app.restriction r where r.person_id = a.other)) then 'possible-match' else 'none' end;
    if about_same >= 2 then odd := 'same-person-again'; end if;
  end if;
  insert into app.duplicate_check (account_id, organisation_id, person_id, purpose, answer, alarm)
  values (me, app.organisation(), p_person, left(btrim(p_purpose), 200), kind, odd);
  return jsonb_build_object('kind', kind);
end $function$;

-- Restricts a person, or lifts it: by whoever would find them restricted. False: not for this account.
create function app.restrict_person(p_person uuid, p_on boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or not app.granted(p_person, 'core') or not exists (select from app.person_grant g
      where g.person_id = p_person and g.organisation_id = app.organisation() and g.until > now() and g.basis = any (app.finds_restricted())) then
    return false;
  end if;
  if p_on then
    insert into app.restriction (person_id, organisation_id, account_id) values (p_person, app.organisation(), app.account())
    on conflict (person_id) do nothing;
  else
    delete from app.restriction r where r.person_id = p_person;
  end if;
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose, outcome)
  values (app.account(), app.organisation(), p_person, '{core}', case when p_on then 'restricted' else 'restriction lifted' end, 'done');
  return true;
end $$;

revoke execute on function app.finds_restricted(), app.restrict_person(uuid, boolean) from public;
grant execute on function app.finds_restricted(), app.restrict_person(uuid, boolean) to app_web;
