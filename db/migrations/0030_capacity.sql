-- Capacity: units of a service (beds, family rooms, hours), what takes them on which days, and the acts by which a person is
-- placed. A day is the night that begins on it; a night lasts until P-CAPACITY-NIGHT-ENDS, so that "tonight" at one in the
-- morning is still the night one is in. Days know no clock: a change of the clock at night can neither lose nor double one.
set local role app_owner;

create schema app_capacity;
grant usage on schema app_capacity to app_web, app_worker;

-- A service that has units. Its row is the lock under which everything at this service happens, one after the other.
-- There is no `on delete`: a service with units ends by its status, it is never deleted under the people who are in it.
create table app_capacity.house (
  service_id uuid primary key references app_directory.entry,
  tenant_id uuid references app.organisation,
  territory text,
  confirmed_at timestamptz,
  confirmed_by uuid references app.account
);
create index house_of_tenant on app_capacity.house (tenant_id);

create table app_capacity.unit (
  id uuid primary key default gen_random_uuid(),
  service_id uuid not null references app_capacity.house,
  name text not null constraint unit_has_name check (length(name) between 1 and 80),
  kind text not null constraint unit_kind_known check (kind in ('bed', 'family-room', 'therapy-slot', 'lawyer-hour')),
  places int not null default 1 constraint unit_places_positive check (places between 1 and 20),
  sex text constraint unit_sex_known check (sex in ('female', 'male')),
  minimum_age int,
  maximum_age int,
  accessible boolean not null default false,
  children boolean not null default false,
  high_security boolean not null default false,
  -- Hours that come back each week; nights have neither.
  weekday int constraint unit_weekday_known check (weekday between 1 and 7),
  starts time,
  ends time,
  opened_on date not null,
  closed_on date,
  closed_reason text,
  constraint unit_ages_in_order check (minimum_age >= 0 and maximum_age <= 130 and minimum_age <= maximum_age),
  constraint unit_hours_for_slots check ((kind in ('therapy-slot', 'lawyer-hour')) = (weekday is not null and starts is not null and ends is not null)),
  constraint unit_hours_in_order check (starts < ends),
  constraint unit_closed_after_opened check (closed_on >= opened_on)
);
create index unit_of_service on app_capacity.unit (service_id, kind);

-- One person's claim upon units of one service, from the hold to the departure. It stays when it is over.
create table app_capacity.placement (
  id uuid primary key,
  service_id uuid not null references app_capacity.house,
  tenant_id uuid references app.organisation,
  placed_by uuid not null references app.organisation,
  placed_account uuid references app.account,
  state text not null check (state in ('held', 'confirmed', 'arrived', 'left', 'released', 'expired', 'displaced')),
  needs jsonb not null,
  first_night date not null,
  until date not null,
  held_at timestamptz not null,
  expires_at timestamptz,
  confirmed_at timestamptz,
  arrived_on date,
  left_on date,
  ended_at timestamptz,
  reason text,
  -- Lost its place; somebody looks for another. Null as long as nobody does.
  placed_anew_at timestamptz,
  constraint placement_days_in_order check (first_night < until),
  constraint hold_expires check (state <> 'held' or expires_at is not null)
);
create index placement_of_service on app_capacity.placement (service_id, state);
create index placement_of_placer on app_capacity.placement (placed_by, state);
create index placement_expiring on app_capacity.placement (expires_at) where state = 'held';
create index placement_arrived on app_capacity.placement (service_id) where state = 'arrived';

-- Whom a placement is for: apart, so that whoever sees what is taken does not see who took it.
create table app_capacity.placed_person (
  placement_id uuid primary key references app_capacity.placement,
  person_id uuid not null references app.person,
  referral_id uuid references app.referral
);
create index placed_person_by_person on app_capacity.placed_person (person_id);
create index placed_person_by_referral on app_capacity.placed_person (referral_id) where referral_id is not null;

-- What takes a unit on which days. Two rows of one unit never share a day: that is a constraint, not a hope.
create table app_capacity.occupancy (
  id uuid primary key default gen_random_uuid(),
  unit_id uuid not null references app_capacity.unit,
  service_id uuid not null references app_capacity.house,
  placement_id uuid references app_capacity.placement,
  state text not null check (state in ('held', 'confirmed', 'stay', 'left', 'turnaround', 'out-of-service')),
  days daterange not null,
  reason text,
  constraint occupancy_never_double exclude using gist (unit_id with =, days with &&),
  constraint occupancy_of_somebody check ((placement_id is null) = (state in ('turnaround', 'out-of-service')))
);
create index occupancy_of_placement on app_capacity.occupancy (placement_id);
create index occupancy_of_service on app_capacity.occupancy (service_id);
create index occupancy_by_days on app_capacity.occupancy using gist (days);

do $$
declare t regclass;
begin
  for t in select c.oid from pg_class c where c.relnamespace = 'app_capacity'::regnamespace and c.relkind = 'r' loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
    execute format('grant select on %s to app_web', t);
  end loop;
end $$;
create policy house_own on app_capacity.house for select to app_web
  using (tenant_id = (select app.organisation()) or (select app.sees_all()));
create policy unit_own on app_capacity.unit for select to app_web
  using (exists (select from app_capacity.house h where h.service_id = unit.service_id));
create policy placement_ends on app_capacity.placement for select to app_web
  using (tenant_id = (select app.organisation()) or placed_by = (select app.organisation()));
create policy occupancy_own on app_capacity.occupancy for select to app_web
  using (exists (select from app_capacity.house h where h.service_id = occupancy.service_id)
    or exists (select from app_capacity.placement p where p.id = occupancy.placement_id));
-- Who it is: only at the two ends, and only for whoever may see the person anyway.
create policy placed_person_ends on app_capacity.placed_person for select to app_web
  using (exists (select from app_capacity.placement p where p.id = placement_id) and exists (select from app.person p where p.id = person_id));

-- The night one is in.
create function app_inner.tonight(p_now timestamptz) returns date
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select ((p_now at time zone coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC'))
    - app_inner.period('P-CAPACITY-NIGHT-ENDS'))::date
$$;

-- Desks that place people; they see what is free and never who is there.
create function app.places_people() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(app.account() is not null
    and app.organisation_kind() in ('regional-centre', 'child-protection', 'victim-support', 'national-desk'), false)
$$;

-- May the one who asks say what this service has: people of the house, or an officer of the national desk.
create function app_inner.keeps_house(p_service uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and exists (select from app_directory.listing l where l.service_id = p_service
    and (app.sees_all() or (l.tenant_id = app.organisation() and (app.has_role('shelter-coordinator') or app.has_role('administrator')
      or app.has_role('supervisor') or app.has_role('ngo-worker') or app.has_role('duty-officer') or app.has_role('intake-officer')
      or app.has_role('case-manager') or app.has_role('victim-support-worker')))))
$$;

/*
 * Whether a unit suits: p_needs is {sex, age, accessible, children, highSecurity}. What the unit does not say admits everybody
 * by sex and age; a lift, children and security it must have said. children is how many come along: the room must hold them.
 */
create function app_inner.unit_suits(u app_capacity.unit, p_needs jsonb) returns boolean
language sql immutable parallel safe as $$
  select (u.sex is null or u.sex = p_needs->>'sex')
    and (u.minimum_age is null or (p_needs->>'age')::numeric >= u.minimum_age)
    and (u.maximum_age is null or (p_needs->>'age')::numeric < u.maximum_age + 1)
    and (u.accessible or not coalesce((p_needs->>'accessible')::boolean, false))
    and (u.high_security or not coalesce((p_needs->>'highSecurity')::boolean, false))
    and (coalesce((p_needs->>'children')::int, 0) = 0 or u.kind not in ('bed', 'family-room')
      or (u.children and u.places > (p_needs->>'children')::int))
$$;

-- Whether these hours are there on this day: the right weekday, and not an hour that the clock skips.
create function app_inner.slot_exists(p_weekday int, p_starts time, p_day date) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select extract(isodow from p_day) = p_weekday
    and ((p_day + p_starts) at time zone z.value) at time zone z.value = p_day + p_starts
    from (select coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC') as value) z
$$;

/*
 * The days on which this unit would serve from p_from until p_until: all nights, or the first free hour; null where it is not
 * free. Whoever has not left by the day they were to leave is still there tonight.
 */
create function app_inner.unit_days(u app_capacity.unit, p_from date, p_until date, p_tonight date) returns daterange
language plpgsql stable as $$
declare day date := greatest(p_from, u.opened_on);
begin
  if u.weekday is null then
    if p_from < u.opened_on or p_until > u.closed_on
      or exists (select from app_capacity.occupancy o where o.unit_id = u.id and o.days && daterange(p_from, p_until))
      or (p_from <= p_tonight and exists (
        select from app_capacity.occupancy o where o.unit_id = u.id and o.state = 'stay' and upper(o.days) <= p_from)) then return null; end if;
    return daterange(p_from, p_until);
  end if;
  day := day + (u.weekday - extract(isodow from day)::int + 7) % 7;
  while day < p_until and (u.closed_on is null or day < u.closed_on) loop
    if app_inner.slot_exists(u.weekday, u.starts, day)
      and not exists (select from app_capacity.occupancy o where o.unit_id = u.id and o.days @> day) then return daterange(day, day + 1); end if;
    day := day + 7;
  end loop;
  return null;
end $$;

-- Gives what nobody may claim any more: holds that ran out. Under the lock of the house.
create function app_inner.expire_holds(p_service uuid, p_now timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare gone uuid[];
begin
  with over as (
    update app_capacity.placement p set state = 'expired', ended_at = p_now
     where p.service_id = p_service and p.state = 'held' and p.expires_at <= p_now returning p.id)
  select coalesce(array_agg(id), '{}') into gone from over;
  delete from app_capacity.occupancy o where o.placement_id = any (gone);
  return cardinality(gone);
end $$;

-- Picks a suitable free unit for each kind wanted, each unit once; null where one is missing. Small and plain units first, so
-- that rooms for families and with a lift stay free for those who need them.
create function app_inner.pick_units(p_service uuid, p_needs jsonb, p_from date, p_until date, p_tonight date)
returns table (unit_id uuid, days daterange)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  wanted text;
  picked uuid[] := '{}';
  found_unit uuid;
  found_days daterange;
begin
  for wanted in select jsonb_array_elements_text(p_needs->'units') loop
    select u.id, d.days into found_unit, found_days
      from app_capacity.unit u cross join lateral (select app_inner.unit_days(u, p_from, p_until, p_tonight) as days) d
     where u.service_id = p_service and u.kind = wanted and u.id <> all (picked) and app_inner.unit_suits(u, p_needs) and d.days is not null
     order by lower(d.days), u.accessible::int + u.children::int + u.high_security::int, u.places, u.name, u.id limit 1;
    if found_unit is null then return; end if;
    picked := picked || found_unit;
    unit_id := found_unit; days := found_days;
    return next;
  end loop;
end $$;

/*
 * app.capacity_hold: holds what a person needs at one service until the hold expires (P-CAPACITY-HOLD). The id is the caller's,
 * so that the same call twice holds once. p_needs: {units: ["bed", …], sex, age, accessible, children, highSecurity}. Answers
 *   held | replayed
 *   full            – something of what is needed is not free on all these nights; nothing is held
 *   past            – the first night is over; backwards – the last is not after the first; too-long – P-CAPACITY-LONGEST
 *   unknown-need    – no such kind of unit, none at all, or more than ten; a number of children or an age that cannot be
 *   no-such-service – no units, or not active; no-such-person – not one the caller works with; forbidden – does not place people
 */
create function app.capacity_hold(p_placement uuid, p_service uuid, p_person uuid, p_referral uuid, p_needs jsonb,
  p_from date, p_until date, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  night date := app_inner.tonight(p_now);
  h app_capacity.house;
  units uuid[];
  ranges daterange[];
  own_house boolean;
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
  if coalesce(cardinality(units), 0) < jsonb_array_length(p_needs->'units') then return 'full'; end if;

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
end $$;

-- The placement under the lock of its house; nothing where the caller stands at neither end.
create function app_inner.lock_placement(p_placement uuid, p_now timestamptz) returns app_capacity.placement
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p app_capacity.placement;
begin
  perform from app_capacity.house h where h.service_id = (select x.service_id from app_capacity.placement x where x.id = p_placement) for no key update;
  select x.* into p from app_capacity.placement x where x.id = p_placement;
  if p.id is null then return null; end if;
  perform app_inner.expire_holds(p.service_id, p_now);
  select x.* into p from app_capacity.placement x where x.id = p_placement;
  return p;
end $$;
create function app_inner.stands_at(p app_capacity.placement) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id is not null and coalesce(app.account() is not null
    and (p.placed_by = app.organisation() or app_inner.keeps_house(p.service_id)), false)
$$;

create function app_inner.confirm_placement(p app_capacity.placement, p_now timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p.state in ('confirmed', 'arrived') then return 'replayed'; end if;
  if p.state = 'expired' then return 'expired'; end if;
  if p.state <> 'held' then return 'ended'; end if;
  update app_capacity.placement x set state = 'confirmed', confirmed_at = p_now, expires_at = null where x.id = p.id;
  update app_capacity.occupancy o set state = 'confirmed' where o.placement_id = p.id;
  return 'confirmed';
end $$;

create function app_inner.release_placement(p app_capacity.placement, p_reason text, p_now timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if p.state in ('released', 'expired') then return 'replayed'; end if;
  if p.state = 'displaced' then
    update app_capacity.placement x set placed_anew_at = p_now where x.id = p.id and x.placed_anew_at is null;
    return 'released';
  end if;
  if p.state not in ('held', 'confirmed') then return 'ended'; end if;
  delete from app_capacity.occupancy o where o.placement_id = p.id;
  update app_capacity.placement x set state = 'released', ended_at = p_now, expires_at = null, reason = p_reason where x.id = p.id;
  return 'released';
end $$;

-- Moves what a placement has of one unit to another free one of the same kind in the house, from p_from on. Nights that were
-- slept stay where they were slept. False where there is none: then nothing changed.
create function app_inner.move_occupancy(o app_capacity.occupancy, p_from date, p_tonight date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p app_capacity.placement;
  other uuid;
  other_days daterange;
  since date := greatest(lower(o.days), p_from);
begin
  select x.* into p from app_capacity.placement x where x.id = o.placement_id;
  if since >= upper(o.days) then return false; end if;
  select u.id, d.days into other, other_days
    from app_capacity.unit u cross join lateral (select app_inner.unit_days(u, since, upper(o.days), p_tonight) as days) d
   where u.service_id = o.service_id and u.id <> o.unit_id and d.days is not null and app_inner.unit_suits(u, p.needs)
     and u.kind = (select x.kind from app_capacity.unit x where x.id = o.unit_id)
   order by lower(d.days), u.accessible::int + u.children::int + u.high_security::int, u.places, u.name, u.id limit 1;
  if other is null then return false; end if;
  if since > lower(o.days) then
    update app_capacity.occupancy x set days = daterange(lower(o.days), since), state = 'left' where x.id = o.id;
    insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days) values (other, o.service_id, o.placement_id, o.state, other_days);
  else
    update app_capacity.occupancy x set unit_id = other, days = other_days where x.id = o.id;
  end if;
  return true;
end $$;

-- Takes the place of whoever has not come yet. The desk that placed the person has it on its list until it is placed anew.
create function app_inner.displace(p_placement uuid, p_reason text, p_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app_capacity.occupancy o where o.placement_id = p_placement;
  update app_capacity.placement x set state = 'displaced', ended_at = p_now, expires_at = null, reason = p_reason where x.id = p_placement;
end $$;

-- Makes room in a unit on these days: whoever is to come is moved within the house or displaced. False where somebody lives
-- there on these days and cannot be moved: then nothing changed.
create function app_inner.clear_unit(p_unit uuid, p_days daterange, p_reason text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o app_capacity.occupancy;
declare night date := app_inner.tonight(p_now);
begin
  for o in select x.* from app_capacity.occupancy x where x.unit_id = p_unit and x.days && p_days order by x.state = 'stay' desc, x.days loop
    if o.state in ('turnaround', 'out-of-service', 'left') then continue; end if;
    if app_inner.move_occupancy(o, greatest(lower(o.days), lower(p_days)), night) then continue; end if;
    if o.state = 'stay' then raise exception 'somebody lives there' using errcode = 'PU001'; end if;
    perform app_inner.displace(o.placement_id, p_reason, p_now);
  end loop;
  return true;
exception when sqlstate 'PU001' then return false;
end $$;

/*
 * app.capacity_confirm: the place is promised; the hold no longer expires.
 *   confirmed | replayed | expired | ended – released, displaced or over | not-found – none, or neither end is the caller's
 */
create function app.capacity_confirm(p_placement uuid, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p app_capacity.placement := app_inner.lock_placement(p_placement, p_now);
begin
  if not app_inner.stands_at(p) then return 'not-found'; end if;
  return app_inner.confirm_placement(p, p_now);
end $$;

/* app.capacity_release: the place is given back before anybody came. released | replayed | ended – somebody came | not-found */
create function app.capacity_release(p_placement uuid, p_reason text default null, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p app_capacity.placement := app_inner.lock_placement(p_placement, p_now);
begin
  if not app_inner.stands_at(p) then return 'not-found'; end if;
  return app_inner.release_placement(p, left(p_reason, 200), p_now);
end $$;

-- The person came. What she has begins on the day she came; a bed somebody else still lies in is changed for another.
create function app_inner.arrive(p app_capacity.placement, p_on date, p_now timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o app_capacity.occupancy;
  night date := app_inner.tonight(p_now);
  wanted daterange;
  other uuid;
begin
  if p.state = 'arrived' then return 'replayed'; end if;
  if p.state = 'expired' then return 'expired'; end if;
  if p.state not in ('held', 'confirmed') then return 'ended'; end if;
  if p_on > night then return 'not-yet'; end if;
  for o in select x.* from app_capacity.occupancy x join app_capacity.unit u on u.id = x.unit_id
      where x.placement_id = p.id and u.weekday is null loop
    -- Whoever comes after the last night she was expected for is there at least tonight.
    wanted := daterange(p_on, greatest(upper(o.days), p_on + 1));
    delete from app_capacity.occupancy x where x.id = o.id;
    select u.id into other from app_capacity.unit u
     where u.service_id = o.service_id and u.kind = (select k.kind from app_capacity.unit k where k.id = o.unit_id)
       and app_inner.unit_suits(u, p.needs) and app_inner.unit_days(u, lower(wanted), upper(wanted), night) is not null
     order by u.id <> o.unit_id, u.accessible::int + u.children::int + u.high_security::int, u.places, u.name, u.id limit 1;
    if other is null then raise exception 'taken' using errcode = 'PU002'; end if;
    insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days) values (other, o.service_id, p.id, 'stay', wanted);
  end loop;
  update app_capacity.occupancy x set state = 'stay' where x.placement_id = p.id and x.state <> 'stay';
  update app_capacity.placement x set state = 'arrived', arrived_on = p_on, expires_at = null,
    confirmed_at = coalesce(x.confirmed_at, p_now), until = greatest(x.until, p_on + 1), first_night = least(x.first_night, p_on) where x.id = p.id;
  return 'arrived';
exception when sqlstate 'PU002' then return 'taken';
end $$;

/*
 * app.capacity_arrive: the person came on this day.
 *   arrived | replayed | expired | ended | not-yet – a day to come | not-found
 *   taken – somebody has not left the bed, and no other is free; nothing is written
 *   by-referral – the arrival is an act about the person: it is recorded at the referral, which makes the stay
 */
create function app.capacity_arrive(p_placement uuid, p_on date default null, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p app_capacity.placement := app_inner.lock_placement(p_placement, p_now);
begin
  if not app_inner.stands_at(p) or not app_inner.keeps_house(p.service_id) then return 'not-found'; end if;
  if p.state in ('held', 'confirmed') and exists (select from app_capacity.placed_person w where w.placement_id = p.id and w.referral_id is not null) then
    return 'by-referral';
  end if;
  return app_inner.arrive(p, coalesce(p_on, app_inner.tonight(p_now)), p_now);
end $$;

/*
 * app.capacity_extend: a stay, or a promise of one, ends later, or earlier but not before today.
 *   extended | taken – the bed is promised to somebody from then on, and no other is free | backwards | past | too-long | ended | not-found
 */
create function app.capacity_extend(p_placement uuid, p_until date, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  p app_capacity.placement := app_inner.lock_placement(p_placement, p_now);
  night date := app_inner.tonight(p_now);
  o app_capacity.occupancy;
  u app_capacity.unit;
begin
  if not app_inner.stands_at(p) then return 'not-found'; end if;
  if p.state = 'expired' or p.state not in ('held', 'confirmed', 'arrived') then return 'ended'; end if;
  if p_until <= p.first_night or (p.arrived_on is not null and p_until <= p.arrived_on) then return 'backwards'; end if;
  if p_until < night then return 'past'; end if;
  if p_until > night + app_inner.period('P-CAPACITY-LONGEST') then return 'too-long'; end if;
  for o in select x.* from app_capacity.occupancy x join app_capacity.unit n on n.id = x.unit_id
      where x.placement_id = p.id and n.weekday is null and x.state <> 'left' loop
    if p_until <= upper(o.days) then
      if p_until <= lower(o.days) then return 'backwards'; end if;
      update app_capacity.occupancy x set days = daterange(lower(o.days), p_until) where x.id = o.id;
      continue;
    end if;
    select n.* into u from app_capacity.unit n where n.id = o.unit_id;
    if (u.closed_on is null or p_until <= u.closed_on) and not exists (select from app_capacity.occupancy x
        where x.unit_id = o.unit_id and x.id <> o.id and x.state <> 'turnaround' and x.days && daterange(upper(o.days), p_until)) then
      delete from app_capacity.occupancy x where x.unit_id = o.unit_id and x.state = 'turnaround' and x.days && daterange(upper(o.days), p_until);
      update app_capacity.occupancy x set days = daterange(lower(o.days), p_until) where x.id = o.id;
    else
      -- The days to come in another bed, if there is one for all of them.
      o.days := daterange(lower(o.days), p_until);
      if not app_inner.move_occupancy(o, night, night) then raise exception 'taken' using errcode = 'PU002'; end if;
    end if;
  end loop;
  update app_capacity.placement x set until = p_until where x.id = p.id;
  return 'extended';
exception when sqlstate 'PU002' then return 'taken';
end $$;

-- The person left. What is left of her nights is free, after the days that the bed needs (P-CAPACITY-TURNAROUND).
create function app_inner.depart(p app_capacity.placement, p_on date, p_reason text, p_now timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o app_capacity.occupancy;
  next_taken date;
  rest int := extract(day from app_inner.period('P-CAPACITY-TURNAROUND'));
begin
  if p.state = 'left' then return 'replayed'; end if;
  if p.state <> 'arrived' then return 'ended'; end if;
  if p_on > app_inner.tonight(p_now) then return 'not-yet'; end if;
  if p_on < p.arrived_on then return 'backwards'; end if;
  for o in select x.* from app_capacity.occupancy x where x.placement_id = p.id and x.state = 'stay' loop
    update app_capacity.occupancy x set state = 'left', days = case
        when lower(x.days) >= p_on then 'empty'::daterange
        when exists (select from app_capacity.occupancy b where b.unit_id = o.unit_id and b.id <> o.id and b.days && daterange(upper(x.days), greatest(upper(x.days), p_on)))
          then daterange(lower(x.days), least(p_on, upper(x.days)))
        else daterange(lower(x.days), p_on) end
     where x.id = o.id;
    if rest > 0 and exists (select from app_capacity.unit u where u.id = o.unit_id and u.weekday is null) then
      select min(lower(x.days)) into next_taken from app_capacity.occupancy x where x.unit_id = o.unit_id and upper(x.days) > p_on;
      if next_taken is null or next_taken > p_on then
        insert into app_capacity.occupancy (unit_id, service_id, state, days)
        values (o.unit_id, o.service_id, 'turnaround', daterange(p_on, least(p_on + rest, coalesce(next_taken, p_on + rest))));
      end if;
    end if;
  end loop;
  delete from app_capacity.occupancy x where x.placement_id = p.id and isempty(x.days);
  update app_capacity.placement x set state = 'left', left_on = p_on, until = greatest(p_on, x.first_night + 1), ended_at = p_now, reason = p_reason where x.id = p.id;
  return 'departed';
end $$;

/* app.capacity_depart: the person left on this day. departed | replayed | ended – she never came | not-yet | backwards – before she came | not-found */
create function app.capacity_depart(p_placement uuid, p_on date default null, p_reason text default null, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p app_capacity.placement := app_inner.lock_placement(p_placement, p_now);
begin
  if not app_inner.stands_at(p) or not app_inner.keeps_house(p.service_id) then return 'not-found'; end if;
  return app_inner.depart(p, coalesce(p_on, app_inner.tonight(p_now)), left(p_reason, 200), p_now);
end $$;

/*
 * app.free_units: which services have a place for these needs on all nights from p_from until p_until. `free` is the smallest
 * number over the kinds needed; a service without a free place has a row with 0, so that "full" can be said. `tonight` is
 * true only where the house confirmed its units within P-CAPACITY-CONFIRMED. For desks that place people; for others no row.
 * Nothing tells who is there.
 */
create function app.free_units(p_needs jsonb, p_from date, p_until date, p_services uuid[] default null, p_now timestamptz default now())
returns table (service_id uuid, territory text, in_service int, free int, held int, confirmed_at timestamptz, current boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare night date := app_inner.tonight(p_now);
declare kinds text[] := array(select jsonb_array_elements_text(p_needs->'units'));
begin
  if not app.places_people() or p_from >= p_until then return; end if;
  return query
  with wanted as (select k as kind, count(*)::int as times from unnest(kinds) k group by k),
  taken as materialized (
    select o.unit_id, bool_or(o.state = 'held') as held from app_capacity.occupancy o left join app_capacity.placement p on p.id = o.placement_id
     where (o.days && daterange(p_from, p_until) or (p_from <= night and o.state = 'stay' and upper(o.days) <= p_from))
       and (o.state <> 'held' or p.expires_at > p_now)
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
  select h.service_id, h.territory, min(s.there)::int, case when count(*) = (select count(*) from wanted) then min(s.free / s.times)::int else 0 end,
      max(s.held)::int, h.confirmed_at, coalesce(h.confirmed_at > p_now - app_inner.period('P-CAPACITY-CONFIRMED'), false)
    from suiting s join app_capacity.house h on h.service_id = s.service_id
      join app_directory.listing l on l.service_id = h.service_id and l.status = 'active'
   group by h.service_id, h.territory, h.confirmed_at;
end $$;

revoke execute on function app_inner.tonight, app_inner.keeps_house, app_inner.unit_suits, app_inner.slot_exists, app_inner.unit_days,
  app_inner.expire_holds, app_inner.pick_units, app_inner.lock_placement, app_inner.stands_at, app_inner.confirm_placement,
  app_inner.release_placement, app_inner.move_occupancy, app_inner.displace, app_inner.clear_unit, app_inner.arrive, app_inner.depart from public;
revoke execute on function app.places_people, app.capacity_hold, app.capacity_confirm, app.capacity_release, app.capacity_arrive,
  app.capacity_extend, app.capacity_depart, app.free_units from public;
grant execute on function app.places_people, app.capacity_hold, app.capacity_confirm, app.capacity_release, app.capacity_arrive,
  app.capacity_extend, app.capacity_depart, app.free_units to app_web;
