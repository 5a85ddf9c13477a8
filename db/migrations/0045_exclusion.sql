-- A provider kept from placement: a decision of the independent desk, with a reason, for a time, reviewed and lifted by it. Everybody
-- else meets a full house: no function tells the two apart.
set local role app_owner;

create table app.exclusion (
  id uuid primary key,
  desk_id uuid not null references app.organisation,
  organisation_id uuid not null references app.organisation,
  reason text not null check (reason in ('complicity', 'abuse', 'neglect', 'disclosure', 'licence', 'other')),
  from_day date not null,
  -- The first day it holds no more.
  until_day date not null,
  review_on date not null,
  decided_at timestamptz not null default now(),
  lifted_at timestamptz,
  version int not null default 1,
  constraint exclusion_ends_after_start check (until_day > from_day),
  constraint exclusion_is_reviewed_in_time check (review_on > from_day and review_on <= until_day),
  -- One at a time: two that overlap would each have to be lifted.
  constraint exclusion_once exclude using gist (organisation_id with =, daterange(from_day, until_day) with &&) where (lifted_at is null)
);
create index exclusion_of_desk on app.exclusion (desk_id, decided_at desc, id);

-- Who decided, looked again, lifted; why: only grows.
create table app.exclusion_step (
  id uuid primary key default gen_random_uuid(),
  exclusion_id uuid not null references app.exclusion,
  at timestamptz not null default now(),
  account_id uuid not null references app.account,
  what text not null check (what in ('decided', 'reviewed', 'lifted')),
  until_day date not null,
  review_on date not null,
  -- Sealed under the key of the exclusion.
  text text not null
);
create index exclusion_step_of on app.exclusion_step (exclusion_id, at, id);

do $$
declare t text;
begin
  foreach t in array array['exclusion', 'exclusion_step'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner_all on app.%I to app_owner using (true) with check (true)', t);
  end loop;
end $$;
create trigger exclusion_step_only_grows before update or delete on app.exclusion_step
  for each row execute function app_inner.only_grows();
create policy exclusion_of_desk on app.exclusion for select to app_web
  using (desk_id = (select app.organisation()) and (select app.answers_allegations()));
create policy exclusion_step_of_desk on app.exclusion_step for select to app_web
  using (exists (select from app.exclusion e where e.id = exclusion_id));
grant select on app.exclusion, app.exclusion_step to app_web;

-- Exclusions in force on any of these days.
create function app_inner.exclusions(p_from date, p_until date) returns table (organisation_id uuid, from_day date, until_day date)
language sql stable rows 4 set search_path = pg_catalog, pg_temp as $$
  select e.organisation_id, e.from_day, e.until_day from app.exclusion e
   where e.lifted_at is null and e.from_day < p_until and e.until_day > p_from
$$;
create function app_inner.excluded(p_from date, p_until date) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select array(select x.organisation_id from app_inner.exclusions(p_from, p_until) x)
$$;

/*
 * app.kept_from_placement: desks that cannot be asked for one person now: excluded, or outside the wall around this person. For those
 * who place people; pages say of them what they say of a full house and no more.
 */
create function app.kept_from_placement(p_person uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select x.organisation_id from app_inner.exclusions(app_inner.today(), app_inner.today() + 1) x where app.account() is not null
  union select w.side from app.wall w where w.person_id = p_person and app.mandate(p_person) is not null
$$;

-- Whether a service cannot take this person tonight, as far as anybody can know: kept from placement, closed, or full.
create function app_inner.cannot_be_asked(p_service uuid, p_desk uuid, p_person uuid, p_at timestamptz) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  night date := app_inner.tonight(p_at);
begin
  return p_desk = any (app_inner.excluded(night, night + 1)) or app.walled(p_person, p_desk)
    or not exists (select from app_directory.listing l where l.service_id = p_service and l.status = 'active')
    or exists (select from app_capacity.house h where h.service_id = p_service and h.confirmed_at > p_at - app_inner.period('P-CAPACITY-CONFIRMED')
      and exists (select from app_capacity.unit u where u.service_id = p_service and u.weekday is null and (u.closed_on is null or u.closed_on > night))
      and not exists (select from app_capacity.unit u where u.service_id = p_service and u.weekday is null
        and (u.closed_on is null or u.closed_on > night) and app_inner.unit_days(u, night, night + 1, night) is not null));
end $$;

-- As in 0032; a service that cannot be asked any more is passed over, whatever the cause.
create or replace function app_inner.place_next(p_search uuid, p_at timestamptz) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare sent uuid;
begin
  update app.place_query q set state = 'withdrawn', version = q.version + 1
    from app.place_search s
   where s.id = p_search and q.search_id = s.id and q.state = 'planned' and app_inner.cannot_be_asked(q.service_id, q.receiver_id, s.person_id, p_at);
  update app.place_query q set state = 'asked', asked_at = p_at, due_at = p_at + s.answer_within,
      remind_at = p_at + s.answer_within / 2, version = q.version + 1
    from app.place_search s
   where s.id = p_search and s.state = 'asking' and q.id = (select n.id from app.place_query n
     where n.search_id = p_search and n.state = 'planned' order by n.position limit 1)
  returning q.id into sent;
  if sent is null then return false; end if;
  perform app.enqueue('notice.referral', jsonb_build_object('query', sent), 'query:' || sent);
  return true;
end $$;

-- As before, with houses kept from placement full.
create or replace function app.free_units(p_needs jsonb, p_from date, p_until date, p_services uuid[] DEFAULT NULL::uuid[], p_now timestamp with time zone DEFAULT now())
 RETURNS TABLE(service_id uuid, territory text, in_service integer, free integer, held integer, confirmed_at timestamp with time zone, current boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET jit TO 'off'
 SET enable_nestloop TO 'off'
 SET work_mem TO '32MB'
AS $function$
#variable_conflict use_column
declare night date := app_inner.tonight(p_now);
-- Houses kept from placement on any of these nights are full.
declare kept uuid[] := app_inner.excluded(p_from, p_until);
declare kinds text[] := array(select jsonb_array_elements_text(p_needs->'units'));
begin
  if not app.places_people() or p_from >= p_until then return; end if;
  return query
  with wanted as (select k as kind, count(*)::int as times from unnest(kinds) k group by k),
  taken as materialized (
    select o.unit_id, bool_or(o.state = 'held') as held from app_capacity.occupancy o
     where (o.first_day < p_until and o.past_day > p_from or (p_from <= night and o.state = 'stay' and o.past_day <= p_from))
       and not (o.state = 'held' and o.placement_id = any (
         array(select p.id from app_capacity.placement p where p.state = 'held' and p.expires_at <= p_now)))
     group by o.unit_id),
  suiting as (
    select u.service_id, w.kind, w.times, count(*)::int as there,
        count(*) filter (where case when u.weekday is null then t.unit_id is null and u.opened_on <= p_from and (u.closed_on is null or u.closed_on >= p_until)
          else app_inner.unit_days(u, p_from, p_until, night) is not null end)::int as free,
        count(*) filter (where t.held)::int as held
      from app_capacity.unit u join wanted w on w.kind = u.kind left join taken t on t.unit_id = u.id
     where (p_services is null or u.service_id = any (p_services)) and (u.closed_on is null or u.closed_on > p_from)
       and app_inner.unit_suits(u, p_needs)
     group by u.service_id, w.kind, w.times)
  select h.service_id, h.territory, min(s.there)::int,
      case when h.tenant_id = any (kept) then 0 when count(*) = (select count(*) from wanted) then min(s.free / s.times)::int else 0 end,
      max(s.held)::int, h.confirmed_at, coalesce(h.confirmed_at > p_now - app_inner.period('P-CAPACITY-CONFIRMED'), false)
    from suiting s join app_capacity.house h on h.service_id = s.service_id
      join app_directory.listing l on l.service_id = h.service_id and l.status = 'active'
   group by h.service_id, h.territory, h.confirmed_at, h.tenant_id;
end $function$;

create or replace function app.capacity_map(p_from date, p_days integer, p_now timestamp with time zone DEFAULT now())
 RETURNS TABLE(territory text, kind text, in_service integer[], held integer[], taken integer[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET jit TO 'off'
 SET enable_nestloop TO 'off'
 SET work_mem TO '32MB'
AS $function$
#variable_conflict use_column
begin
  if not app.places_people() or p_days not between 1 and 366 then return; end if;
  return query
  -- Each unit and each occupancy is two steps, up where it begins and down where it ends; the sums of the steps are the nights.
  with kept as materialized (select * from app_inner.exclusions(p_from, p_from + p_days)),
  spot as materialized (
    select u.id, h.tenant_id as tenant, dense_rank() over (order by h.territory, u.kind)::int as key, h.territory, u.kind, greatest(u.opened_on - p_from, 0) as first,
        coalesce(u.closed_on - p_from, p_days) as past
      from app_capacity.unit u join app_capacity.house h on h.service_id = u.service_id
        join app_directory.listing l on l.service_id = u.service_id and l.status = 'active'
     where u.weekday is null and u.opened_on < p_from + p_days and (u.closed_on is null or u.closed_on > p_from)),
  taking as materialized (
    select s.key, case o.state when 'held' then 1 when 'out-of-service' then 2 else 3 end as how,
        greatest(o.first_day - p_from, 0) as first, least(o.past_day - p_from, p_days) as past
      from app_capacity.occupancy o join spot s on s.id = o.unit_id
     where o.first_day < p_from + p_days and o.past_day > p_from
       and not (o.state = 'held' and o.placement_id = any (
         array(select p.id from app_capacity.placement p where p.state = 'held' and p.expires_at <= p_now)))
       and not exists (select from kept k where k.organisation_id = s.tenant)
    -- A house kept from placement has every unit taken while that lasts; before and after, it is as it is.
    union all select s.key, case o.state when 'held' then 1 when 'out-of-service' then 2 else 3 end, x.first, x.past
      from kept k join spot s on s.tenant = k.organisation_id join app_capacity.occupancy o on o.unit_id = s.id
        cross join lateral (values (greatest(o.first_day - p_from, 0), least(o.past_day, k.from_day) - p_from),
          (greatest(o.first_day, k.until_day) - p_from, least(o.past_day - p_from, p_days))) x(first, past)
     where o.first_day < p_from + p_days and o.past_day > p_from and x.first < x.past
       and not (o.state = 'held' and o.placement_id = any (
         array(select p.id from app_capacity.placement p where p.state = 'held' and p.expires_at <= p_now)))
    union all select s.key, 3, greatest(k.from_day - p_from, s.first), least(k.until_day - p_from, s.past)
      from kept k join spot s on s.tenant = k.organisation_id
     where greatest(k.from_day - p_from, s.first) < least(k.until_day - p_from, s.past)),
  step as (
    select t.key, t.first as day, t.how, count(*)::int as n from taking t group by t.key, t.first, t.how
    union all select t.key, t.past, t.how, -count(*)::int from taking t group by t.key, t.past, t.how
    union all select s.key, s.first, 0, count(*)::int from spot s group by s.key, s.first
    union all select s.key, s.past, 0, -count(*)::int from spot s group by s.key, s.past),
  summed as (
    select s.key, s.day, sum(case s.how when 0 then s.n when 2 then -s.n else 0 end) as units,
        sum(case s.how when 1 then s.n else 0 end) as held, sum(case s.how when 3 then s.n else 0 end) as taken
      from step s where s.day < p_days group by s.key, s.day),
  spots as (select s.key, min(s.territory) as territory, min(s.kind) as kind from spot s group by s.key),
  grid as materialized (select g.key, d.day from spots g, generate_series(0, p_days - 1) d(day)),
  nights as (
    select g.key, g.day, sum(s.units) over w as units, sum(s.held) over w as held, sum(s.taken) over w as taken
      from grid g left join summed s on s.key = g.key and s.day = g.day
    window w as (partition by g.key order by g.day))
  select p.territory, p.kind, n.units, n.held, n.taken from spots p join (
    select n.key, array_agg(coalesce(n.units, 0)::int order by n.day) as units, array_agg(coalesce(n.held, 0)::int order by n.day) as held,
        array_agg(coalesce(n.taken, 0)::int order by n.day) as taken
      from nights n group by n.key) n on n.key = p.key;
end $function$;

create or replace function app.capacity_tonight(p_now timestamp with time zone DEFAULT now())
 RETURNS TABLE(territory text, kind text, free integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
#variable_conflict use_column
declare night date := app_inner.tonight(p_now);
declare kept uuid[] := app_inner.excluded(night, night + 1);
begin
  if not app.places_people() then return; end if;
  return query
  select h.territory, u.kind, count(*)::int from app_capacity.unit u join app_capacity.house h on h.service_id = u.service_id
      join app_directory.listing l on l.service_id = u.service_id and l.status = 'active'
   where u.weekday is null and u.opened_on <= night and (u.closed_on is null or u.closed_on > night)
     and (h.tenant_id = any (kept)) is not true
     and h.confirmed_at > p_now - app_inner.period('P-CAPACITY-CONFIRMED')
     and not exists (select from app_capacity.occupancy o left join app_capacity.placement p on p.id = o.placement_id
       where o.unit_id = u.id and (o.days @> night or (o.state = 'stay' and upper(o.days) <= night)) and (o.state <> 'held' or p.expires_at > p_now))
   group by h.territory, u.kind;
end $function$;

create or replace function app_inner.publish_capacity(p_now timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  every_seconds bigint := extract(epoch from app_inner.period('P-CAPACITY-PUBLIC'));
  at_boundary timestamptz := to_timestamp(floor(extract(epoch from p_now) / every_seconds) * every_seconds);
  step int := (select split_part(s.value, ' ', 1) from app.setting s where s.name = 'parameter.P-CAPACITY-PUBLIC-STEP');
  night date := app_inner.tonight(at_boundary);
  changed int;
  kept uuid[] := app_inner.excluded(app_inner.tonight(at_boundary), app_inner.tonight(at_boundary) + 1);
begin
  if p_now >= at_boundary + interval '30 minutes' or exists (select from app_capacity.published x where x.boundary = at_boundary) then return 0; end if;
  with counted as (
    select r.code, count(u.id)::int as units, bool_or(h.confirmed_at > at_boundary - app_inner.period('P-CAPACITY-CONFIRMED')) as current,
        count(u.id) filter (where (h.tenant_id = any (kept)) is not true and app_inner.unit_days(u, night, night + 1, night) is not null)::int as free
      from app_directory.region r join app_capacity.house h on h.territory = any (r.territories)
        join app_directory.listing l on l.service_id = h.service_id and l.status = 'active' and not l.protected
        join app_capacity.unit u on u.service_id = h.service_id and u.weekday is null and (u.closed_on is null or u.closed_on > night)
     group by r.code),
  said as (
    select c.code, case when old.region is null or abs(c.free - old.reference) >= step then c.free else old.reference end as reference,
        old.value, c.units >= 2 * step and coalesce(c.current, false) as told, old.region is null or abs(c.free - old.reference) >= step as moved
      from counted c left join app_capacity.published old on old.region = c.code),
  put as (
    insert into app_capacity.published as x (region, value, shown, reference, boundary)
    select s.code, v.value, case when s.told then v.value else 'ask' end, s.reference, at_boundary
      from said s cross join lateral (select case when not s.moved then s.value when s.reference >= step then 'yes'
        when s.reference = 0 then 'no' else 'ask' end as value) v
    on conflict (region) do update set value = excluded.value, shown = excluded.shown, reference = excluded.reference, boundary = excluded.boundary
    returning x.region)
  select count(*) into changed from put;
  -- Programs that remember the directory look again; they do so at every boundary, whether anything changed or not.
  update app_directory.state set seq = seq + 1;
  return changed;
end $function$;

create or replace function app.capacity_hold(p_placement uuid, p_service uuid, p_person uuid, p_referral uuid, p_needs jsonb, p_from date, p_until date, p_now timestamp with time zone DEFAULT now())
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  night date := app_inner.tonight(p_now);
  h app_capacity.house;
  units uuid[];
  ranges daterange[];
  own_house boolean;
  kept uuid[] := app_inner.excluded(p_from, p_until);
begin
  own_house := app_inner.keeps_house(p_service);
  if not (app.places_people() or own_house) then return 'forbidden'; end if;
  if p_from >= p_until then return 'backwards'; end if;
  if p_from < night then return 'past'; end if;
  if p_until > p_from + app_inner.period('P-CAPACITY-LONGEST') then return 'too-long'; end if;
  if jsonb_typeof(p_needs->'units') is distinct from 'array' or jsonb_array_length(p_needs->'units') not between 1 and 10
    or exists (select from jsonb_array_elements_text(p_needs->'units') k where k not in ('bed', 'family-room', 'therapy-slot', 'lawyer-hour'))
    or coalesce(p_needs->>'children', '0') !~ '^\d{1,2}$' or coalesce(p_needs->>'age', '0') !~ '^\d{1,3}$' then return 'unknown-need'; end if;
  if p_person is not null and app.mandate(p_person) is null then return 'no-such-person'; end if;
  if p_referral is not null and not exists (select from app.referral r where r.id = p_referral and r.person_id = p_person
      and app.organisation() in (r.sender_id, r.receiver_id)) then return 'no-such-person'; end if;

  -- The person before the house, as an act about the person locks them: two that wait for each other cannot be.
  perform from app.person x where x.id = p_person for key share;
  select x.* into h from app_capacity.house x where x.service_id = p_service for no key update;
  if h.service_id is null or not exists (select from app_directory.listing l where l.service_id = p_service and l.status = 'active') then
    return 'no-such-service';
  end if;
  if exists (select from app_capacity.placement p where p.id = p_placement) then
    return case when exists (select from app_capacity.placement p where p.id = p_placement and p.placed_by = app.organisation()
      and p.service_id = p_service) then 'replayed' else 'forbidden' end;
  end if;
  perform app_inner.expire_holds(p_service, p_now);
  select array_agg(x.unit_id), array_agg(x.days) into units, ranges
    from app_inner.pick_units(p_service, p_needs, p_from, p_until, night) x;
  if coalesce(cardinality(units), 0) < jsonb_array_length(p_needs->'units') or (h.tenant_id = any (kept)) is true then return 'full'; end if;

  insert into app_capacity.placement (id, service_id, tenant_id, placed_by, placed_account, state, needs, first_night, until, held_at, expires_at)
  values (p_placement, p_service, h.tenant_id, app.organisation(), app.account(), 'held', p_needs, p_from, p_until, p_now,
    p_now + app_inner.period('P-CAPACITY-HOLD'));
  insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days)
  select x.unit_id, p_service, p_placement, 'held', x.days from unnest(units, ranges) x(unit_id, days);
  if p_person is not null then
    insert into app_capacity.placed_person (placement_id, person_id, referral_id) values (p_placement, p_person, p_referral);
    update app_capacity.placement p set placed_anew_at = p_now from app_capacity.placed_person w
     where w.placement_id = p.id and w.person_id = p_person and p.state = 'displaced' and p.placed_anew_at is null and p.id <> p_placement;
  end if;
  return 'held';
end $function$;

create function app_inner.exclusion_days(p_from date, p_until date, p_review date) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(p_until > greatest(p_from, app_inner.today()) and p_review > p_from and p_review <= p_until and p_review > app_inner.today()
    and p_until <= greatest(p_from, app_inner.today()) + coalesce((select split_part(s.value, ' ', 1)::int from app.setting s
      where s.name = 'parameter.P-EXCLUSION-MOST'), 0), false)
$$;

/*
 * app.exclusion_decide: keeps a provider from placement for a time. Answers decided, replayed, not-found (not at the independent
 * desk), no-such-one (no provider, or oneself), days (backwards, begun before today, longer than the pack allows, no review within),
 * stands (one for these days is in force already).
 */
create function app.exclusion_decide(p_form uuid, p_id uuid, p_organisation uuid, p_reason text, p_from date, p_until date, p_review date,
  p_key text, p_text text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.answers_allegations() then return 'not-found'; end if;
  if not exists (select from app.organisation o where o.id = p_organisation and o.id <> app.organisation()
    and o.kind in ('provider', 'victim-support', 'child-protection')) then return 'no-such-one'; end if;
  if exists (select from app.submission s where s.form_id = p_form and s.account_id = app.account()) then return 'replayed'; end if;
  if p_from < app_inner.today() or not app_inner.exclusion_days(p_from, p_until, p_review) then return 'days'; end if;
  perform from app.organisation o where o.id = p_organisation for key share;
  perform pg_advisory_xact_lock(hashtextextended(p_organisation::text, 45));
  if exists (select from app.exclusion e where e.organisation_id = p_organisation and e.lifted_at is null
    and e.from_day < p_until and e.until_day > p_from) then return 'stands'; end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/exclusions/' || p_id) on conflict do nothing;
  insert into app.data_key (subject_id, kind, version, kek, wrapped)
  values (p_id, 'allegation', split_part(p_key, ':', 1)::smallint, split_part(p_key, ':', 2), split_part(p_key, ':', 3));
  insert into app.exclusion (id, desk_id, organisation_id, reason, from_day, until_day, review_on)
  values (p_id, app.organisation(), p_organisation, p_reason, p_from, p_until, p_review);
  insert into app.exclusion_step (id, exclusion_id, account_id, what, until_day, review_on, text)
  values (p_form, p_id, app.account(), 'decided', p_until, p_review, p_text);
  insert into app.access_log (account_id, organisation_id, purpose, outcome) values (app.account(), app.organisation(), 'exclusion decided', 'done');
  return 'decided';
end $$;

-- Looks again (other days) or lifts. Answers done, replayed, not-found, changed, days, stands.
create function app.exclusion_review(p_form uuid, p_id uuid, p_version int, p_lift boolean, p_until date, p_review date, p_text text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one app.exclusion;
begin
  if not app.answers_allegations() then return 'not-found'; end if;
  select * into one from app.exclusion e where e.id = p_id and e.desk_id = app.organisation() for update;
  if one.id is null then return 'not-found'; end if;
  if exists (select from app.submission s where s.form_id = p_form and s.account_id = app.account()) then return 'replayed'; end if;
  if one.version <> p_version or one.lifted_at is not null or one.until_day <= app_inner.today() then return 'changed'; end if;
  if not p_lift and not app_inner.exclusion_days(one.from_day, p_until, p_review) then return 'days'; end if;
  if not p_lift and exists (select from app.exclusion e where e.organisation_id = one.organisation_id and e.id <> one.id and e.lifted_at is null
    and e.from_day < p_until and e.until_day > one.from_day) then return 'stands'; end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/exclusions/' || p_id) on conflict do nothing;
  update app.exclusion e set version = e.version + 1, lifted_at = case when p_lift then now() end,
      until_day = case when p_lift then e.until_day else p_until end, review_on = case when p_lift then e.review_on else p_review end
   where e.id = p_id returning * into one;
  insert into app.exclusion_step (id, exclusion_id, account_id, what, until_day, review_on, text)
  values (p_form, p_id, app.account(), case when p_lift then 'lifted' else 'reviewed' end, one.until_day, one.review_on, p_text);
  insert into app.access_log (account_id, organisation_id, purpose, outcome)
  values (app.account(), app.organisation(), case when p_lift then 'exclusion lifted' else 'exclusion reviewed' end, 'done');
  return 'done';
end $$;

-- The key of an allegation or exclusion, for whoever works on them.
create function app.allegation_key(p_id uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select k.version || ':' || k.kek || ':' || k.wrapped from app.data_key k
   where k.subject_id = p_id and k.kind = 'allegation' and app.answers_allegations()
     and (exists (select from app.allegation a where a.id = p_id and a.desk_id = app.organisation()
         and a.organisation_id is distinct from app.organisation() and a.account_id is distinct from app.account())
       or exists (select from app.exclusion e where e.id = p_id and e.desk_id = app.organisation()))
$$;

revoke execute on function app_inner.exclusions(date, date), app_inner.excluded(date, date), app.kept_from_placement(uuid),
  app_inner.cannot_be_asked(uuid, uuid, uuid, timestamptz), app_inner.exclusion_days(date, date, date),
  app.exclusion_decide(uuid, uuid, uuid, text, date, date, date, text, text),
  app.exclusion_review(uuid, uuid, int, boolean, date, date, text), app.allegation_key(uuid) from public;
grant execute on function app.kept_from_placement(uuid), app.exclusion_decide(uuid, uuid, uuid, text, date, date, date, text, text),
  app.exclusion_review(uuid, uuid, int, boolean, date, date, text), app.allegation_key(uuid) to app_web;
