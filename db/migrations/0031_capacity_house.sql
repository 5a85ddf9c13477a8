-- What a house does with its units, what follows by itself, and what is told of places: to desks that place people, and to
-- the public.
set local role app_owner;

/*
 * app.capacity_units_add: opens units of one kind. p_traits: {sex, minimumAge, maximumAge, accessible, children, highSecurity,
 * places, weekday, starts, ends, name}. A service without units becomes a house by this; p_territory is where it stands. Answers
 *   added | replayed | not-found – not a service of one's own | closed – the service is not active
 *   invalid – a number that cannot be, a kind that is not, hours that end before they begin, a place that is not
 */
create function app.capacity_units_add(p_form uuid, p_service uuid, p_kind text, p_count int, p_traits jsonb, p_territory text,
  p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare there int;
begin
  if not app_inner.keeps_house(p_service) then return 'not-found'; end if;
  if p_count is null or p_count not between 1 and 200 then return 'invalid'; end if;
  if p_territory is not null and not exists (select from app_directory.region r where p_territory = any (r.territories)) then return 'invalid'; end if;
  if p_form is not null and exists (select from app.submission s where s.form_id = p_form and s.account_id = app.account()) then return 'replayed'; end if;
  if not exists (select from app_directory.listing l where l.service_id = p_service and l.status = 'active') then return 'closed'; end if;
  insert into app_capacity.house (service_id, tenant_id, territory)
  select l.service_id, l.tenant_id, p_territory from app_directory.listing l where l.service_id = p_service
  on conflict (service_id) do update set territory = coalesce(excluded.territory, house.territory);
  perform from app_capacity.house h where h.service_id = p_service for no key update;
  select count(*) into there from app_capacity.unit u where u.service_id = p_service and u.kind = p_kind;
  if there + p_count > 1000 then return 'invalid'; end if;
  insert into app_capacity.unit (service_id, name, kind, places, sex, minimum_age, maximum_age, accessible, children, high_security,
    weekday, starts, ends, opened_on)
  select p_service, left(coalesce(nullif(p_traits->>'name', ''), '') || case when coalesce(p_traits->>'name', '') = '' then '' else ' ' end || (there + n), 80),
      p_kind, coalesce((p_traits->>'places')::int, 1), p_traits->>'sex', (p_traits->>'minimumAge')::int, (p_traits->>'maximumAge')::int,
      coalesce((p_traits->>'accessible')::boolean, false), coalesce((p_traits->>'children')::boolean, false),
      coalesce((p_traits->>'highSecurity')::boolean, false), (p_traits->>'weekday')::int, (p_traits->>'starts')::time, (p_traits->>'ends')::time,
      app_inner.tonight(p_now)
    from generate_series(1, p_count) n;
  if p_form is not null then
    insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/units/' || p_service) on conflict do nothing;
  end if;
  return 'added';
exception when check_violation or invalid_text_representation or numeric_value_out_of_range or datetime_field_overflow or invalid_datetime_format then
  return 'invalid';
end $$;

-- The house says: what stands here is true as of now. False where it is not one's own.
create function app.capacity_house_confirm(p_service uuid, p_now timestamptz default now()) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.keeps_house(p_service) then return false; end if;
  update app_capacity.house h set confirmed_at = p_now, confirmed_by = app.account() where h.service_id = p_service;
  return found;
end $$;

-- The unit under the lock of its house; null where it is not of one's own house.
create function app_inner.lock_unit(p_unit uuid, p_now timestamptz) returns app_capacity.unit
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare u app_capacity.unit;
begin
  select x.* into u from app_capacity.unit x where x.id = p_unit;
  if u.id is null or not app_inner.keeps_house(u.service_id) then return null; end if;
  perform from app_capacity.house h where h.service_id = u.service_id for no key update;
  perform app_inner.expire_holds(u.service_id, p_now);
  select x.* into u from app_capacity.unit x where x.id = p_unit;
  return u;
end $$;

/*
 * app.capacity_unit_close: the unit is given up from p_on. Whoever is to come is moved within the house or displaced.
 *   closed | replayed | occupied – somebody lives there then, and no other is free | past | not-found
 */
create function app.capacity_unit_close(p_unit uuid, p_on date, p_reason text, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare u app_capacity.unit := app_inner.lock_unit(p_unit, p_now);
begin
  if u.id is null then return 'not-found'; end if;
  if u.closed_on is not null then return 'replayed'; end if;
  if p_on < app_inner.tonight(p_now) then return 'past'; end if;
  update app_capacity.unit x set closed_on = greatest(p_on, x.opened_on), closed_reason = left(p_reason, 200) where x.id = p_unit;
  if not app_inner.clear_unit(p_unit, daterange(p_on, null), 'unit-closed', p_now)
    or exists (select from app_capacity.occupancy o where o.unit_id = p_unit and o.state = 'stay' and upper(o.days) <= p_on and upper(o.days) <= app_inner.tonight(p_now)) then
    raise exception 'occupied' using errcode = 'PU001';
  end if;
  delete from app_capacity.occupancy o where o.unit_id = p_unit and o.state in ('turnaround', 'out-of-service') and lower(o.days) >= p_on;
  return 'closed';
exception when sqlstate 'PU001' then return 'occupied';
end $$;

/*
 * app.capacity_unit_out: the unit is out of service on these days.
 *   out | occupied – as above | past | backwards | too-long | already – it is so on some of these days | not-found
 */
create function app.capacity_unit_out(p_unit uuid, p_from date, p_until date, p_reason text, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare u app_capacity.unit := app_inner.lock_unit(p_unit, p_now);
begin
  if u.id is null then return 'not-found'; end if;
  if p_from >= p_until then return 'backwards'; end if;
  if p_from < app_inner.tonight(p_now) then return 'past'; end if;
  if p_until > p_from + app_inner.period('P-CAPACITY-LONGEST') then return 'too-long'; end if;
  if exists (select from app_capacity.occupancy o where o.unit_id = p_unit and o.state = 'out-of-service' and o.days && daterange(p_from, p_until)) then
    return 'already';
  end if;
  if not app_inner.clear_unit(p_unit, daterange(p_from, p_until), 'unit-out-of-service', p_now) then return 'occupied'; end if;
  -- What the bed rests after a departure is out of service all the same.
  delete from app_capacity.occupancy o where o.unit_id = p_unit and o.state = 'turnaround' and o.days && daterange(p_from, p_until);
  insert into app_capacity.occupancy (unit_id, service_id, state, days, reason)
  values (p_unit, u.service_id, 'out-of-service', daterange(p_from, p_until), left(p_reason, 200));
  return 'out';
end $$;

-- The unit can be used from tonight on: its turnaround, or what kept it out of service, is over. back | not-found
create function app.capacity_unit_back(p_unit uuid, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  u app_capacity.unit := app_inner.lock_unit(p_unit, p_now);
  night date := app_inner.tonight(p_now);
begin
  if u.id is null then return 'not-found'; end if;
  delete from app_capacity.occupancy o where o.unit_id = p_unit and o.state in ('turnaround', 'out-of-service') and o.days @> night and lower(o.days) = night;
  update app_capacity.occupancy o set days = daterange(lower(o.days), night)
   where o.unit_id = p_unit and o.state in ('turnaround', 'out-of-service') and o.days @> night;
  return 'back';
end $$;

-- What a referral does to the place held for it, in the transaction of the act. What already happened is never refused: whoever
-- came and has no bed left is displaced, which puts her on the list of the desk that sent her.
create function app_inner.follow_referral() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one uuid;
  p app_capacity.placement;
  at timestamptz := coalesce(new.ended_at, new.arrived_at, new.answered_at, now());
  answer text;
begin
  for one in select w.placement_id from app_capacity.placed_person w where w.referral_id = new.id loop
    p := app_inner.lock_placement(one, at);
    if new.state = 'accepted' then answer := app_inner.confirm_placement(p, at);
    elsif new.state = 'in-progress' then answer := app_inner.arrive(p, app_inner.tonight(at), at);
    elsif new.state in ('completed', 'failed', 'cancelled', 'rejected', 'entered-in-error') then
      answer := case when p.state = 'arrived' then app_inner.depart(p, greatest(app_inner.tonight(at), p.arrived_on), new.state, at)
        else app_inner.release_placement(p, new.state, at) end;
    end if;
    if answer in ('expired', 'taken') and not app_inner.place_again(p, new.state, at) then
      perform app_inner.displace(p.id, 'no-place-left', at);
    end if;
    if new.state = 'in-progress' then perform app_inner.release_elsewhere(p.id, at); end if;
  end loop;
  return null;
end $$;

-- The hold ran out before the answer came: the same needs at the same house once more. False where it is full by now.
create function app_inner.place_again(p app_capacity.placement, p_referral_state text, p_now timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  night date := app_inner.tonight(p_now);
  since date := greatest(p.first_night, night);
  units uuid[];
  ranges daterange[];
  came boolean := p_referral_state = 'in-progress';
begin
  delete from app_capacity.occupancy o where o.placement_id = p.id;
  select array_agg(x.unit_id), array_agg(x.days) into units, ranges
    from app_inner.pick_units(p.service_id, p.needs, since, greatest(p.until, since + 1), night) x;
  if coalesce(cardinality(units), 0) < jsonb_array_length(p.needs->'units') then return false; end if;
  insert into app_capacity.occupancy (unit_id, service_id, placement_id, state, days)
  select x.unit_id, p.service_id, p.id, case when came then 'stay' else 'confirmed' end, x.days from unnest(units, ranges) x(unit_id, days);
  update app_capacity.placement x set state = case when came then 'arrived' else 'confirmed' end, confirmed_at = p_now, expires_at = null,
    ended_at = null, arrived_on = case when came then night end, first_night = since, until = greatest(p.until, since + 1) where x.id = p.id;
  return true;
end $$;

-- Whoever came here needs no other bed: what is held for the same nights elsewhere is free again.
create function app_inner.release_elsewhere(p_placement uuid, p_now timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare other uuid;
begin
  for other in select x.id from app_capacity.placement here join app_capacity.placed_person w on w.placement_id = here.id
      join app_capacity.placed_person v on v.person_id = w.person_id join app_capacity.placement x on x.id = v.placement_id
     where here.id = p_placement and here.state = 'arrived' and x.id <> here.id and x.state = 'held'
       and daterange(x.first_night, x.until) && daterange(here.first_night, here.until) order by x.service_id loop
    perform app_inner.release_placement(app_inner.lock_placement(other, p_now), 'placed-elsewhere', p_now);
  end loop;
end $$;
create trigger referral_takes_its_place after update of state on app.referral
  for each row when (old.state is distinct from new.state) execute function app_inner.follow_referral();

-- A service that is no longer active: nobody can come any more. Who lives there stays until she leaves, and stands on the list
-- of the desk that placed her as well (app.capacity_displaced).
create function app_inner.follow_listing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one uuid;
begin
  perform from app_capacity.house h where h.service_id = new.service_id for no key update;
  for one in select p.id from app_capacity.placement p where p.service_id = new.service_id and p.state in ('held', 'confirmed') loop
    perform app_inner.displace(one, 'service-closed', now());
  end loop;
  update app_capacity.house h set tenant_id = new.tenant_id where h.service_id = new.service_id and h.tenant_id is distinct from new.tenant_id;
  return null;
end $$;
create trigger listing_ends_its_placements after update of status on app_directory.listing
  for each row when (old.status = 'active' and new.status <> 'active') execute function app_inner.follow_listing();

/*
 * app.capacity_displaced: people who lost their place, on the list of the desk that placed them, oldest first: displaced and
 * not placed anew, or living where the service has ended. The person's code only for whoever may see the person.
 */
create function app.capacity_displaced()
returns table (placement uuid, service uuid, service_name text, person uuid, first_night date, until date, reason text, at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.service_id, l.name, case when app.mandate(w.person_id) is not null then w.person_id end, p.first_night, p.until,
      coalesce(p.reason, 'service-closed'), coalesce(p.ended_at, l.changed_at)
    from app_capacity.placement p left join app_capacity.placed_person w on w.placement_id = p.id
      join app_directory.listing l on l.service_id = p.service_id
   where p.placed_by = app.organisation() and app.account() is not null
     and (p.state = 'displaced' or (p.state = 'arrived' and l.status <> 'active')) and p.placed_anew_at is null
   order by 8, 1
$$;

-- Nights that were slept beyond the day of leaving are taken: whoever was promised the bed is moved or displaced.
create function app_inner.fill_overstays(p_service uuid, p_now timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o app_capacity.occupancy;
  night date := app_inner.tonight(p_now);
  next_taken date;
  filled int := 0;
begin
  for o in select x.* from app_capacity.occupancy x join app_capacity.placement p on p.id = x.placement_id
      join app_capacity.unit u on u.id = x.unit_id
     where x.service_id = p_service and x.state = 'stay' and p.state = 'arrived' and u.weekday is null and upper(x.days) < night loop
    perform app_inner.clear_unit(o.unit_id, daterange(upper(o.days), night), 'overstay', p_now);
    delete from app_capacity.occupancy x where x.unit_id = o.unit_id and x.state = 'turnaround' and x.days && daterange(upper(o.days), night);
    select min(lower(x.days)) into next_taken from app_capacity.occupancy x where x.unit_id = o.unit_id and x.id <> o.id and lower(x.days) >= upper(o.days);
    update app_capacity.occupancy x set days = daterange(lower(o.days), least(night, coalesce(next_taken, night))) where x.id = o.id;
    filled := filled + 1;
  end loop;
  return filled;
end $$;

-- What the public may know: one word a region, at fixed moments. No history is kept.
create table app_capacity.published (
  region text primary key references app_directory.region,
  value text not null check (value in ('yes', 'no', 'ask')),
  shown text not null check (shown in ('yes', 'no', 'ask')),
  reference int not null,
  boundary timestamptz not null
);
alter table app_capacity.published enable row level security;
alter table app_capacity.published force row level security;
create policy owner_all on app_capacity.published to app_owner using (true) with check (true);

/*
 * Says yes, no or ask of each region, at the boundaries of P-CAPACITY-PUBLIC only (counted from 1970 in UTC) and only in the first
 * half hour after one: later would tell when somebody looked. Only houses that are no protected shelter count.
 * What is said changes only when at least P-CAPACITY-PUBLIC-STEP places were taken or freed since it was said. A region with
 * fewer than twice as many places, or without a house that confirmed in time, always says ask.
 */
create function app_inner.publish_capacity(p_now timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  every_seconds bigint := extract(epoch from app_inner.period('P-CAPACITY-PUBLIC'));
  at_boundary timestamptz := to_timestamp(floor(extract(epoch from p_now) / every_seconds) * every_seconds);
  step int := (select split_part(s.value, ' ', 1) from app.setting s where s.name = 'parameter.P-CAPACITY-PUBLIC-STEP');
  night date := app_inner.tonight(at_boundary);
  changed int;
begin
  if p_now >= at_boundary + interval '30 minutes' or exists (select from app_capacity.published x where x.boundary = at_boundary) then return 0; end if;
  with counted as (
    select r.code, count(u.id)::int as units, bool_or(h.confirmed_at > at_boundary - app_inner.period('P-CAPACITY-CONFIRMED')) as current,
        count(u.id) filter (where app_inner.unit_days(u, night, night + 1, night) is not null)::int as free
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
end $$;

-- What the public reads: of services that are no protected shelter, the word of their region.
create function app.capacity_public() returns table (service uuid, value text, boundary timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.service_id, p.shown, p.boundary from app_capacity.house h join app_directory.listing l on l.service_id = h.service_id
      join app_directory.region r on h.territory = any (r.territories) join app_capacity.published p on p.region = r.code
   where not l.protected and l.status = 'active'
$$;

-- The worker: what runs out runs out, who stayed on is counted, and the public word is said at its hour.
create function app.capacity_sweep(p_now timestamptz default now()) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one uuid;
  done int := 0;
  night date := app_inner.tonight(p_now);
begin
  for one in select distinct p.service_id from app_capacity.placement p where p.state = 'held' and p.expires_at <= p_now
      union select o.service_id from app_capacity.occupancy o join app_capacity.placement p on p.id = o.placement_id
        where o.state = 'stay' and p.state = 'arrived' and upper(o.days) < night order by 1 loop
    perform from app_capacity.house h where h.service_id = one for no key update;
    done := done + app_inner.expire_holds(one, p_now) + app_inner.fill_overstays(one, p_now);
  end loop;
  return done + app_inner.publish_capacity(p_now);
end $$;

/*
 * app.capacity_map: the country by night, for desks that place people: one row a territory and kind of unit, with an array of
 * numbers, one a night from p_from. in_service is without what is out of service; taken counts stays, promises and turnarounds.
 */
create function app.capacity_map(p_from date, p_days int, p_now timestamptz default now())
returns table (territory text, kind text, in_service int[], held int[], taken int[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  if not app.places_people() or p_days not between 1 and 366 then return; end if;
  return query
  -- Each unit and each occupancy is two steps, up where it begins and down where it ends; the sums of the steps are the nights.
  with step as (
    select h.territory, u.kind, greatest(e.day - p_from, 0) as day, e.sign as units, 0 as held, 0 as taken
      from app_capacity.unit u join app_capacity.house h on h.service_id = u.service_id
        join app_directory.listing l on l.service_id = u.service_id and l.status = 'active'
        cross join lateral (values (u.opened_on, 1), (u.closed_on, -1)) e(day, sign)
     where u.weekday is null and e.day < p_from + p_days and (u.closed_on is null or u.closed_on > p_from)
    union all
    select h.territory, u.kind, e.day, -case when o.state = 'out-of-service' then e.sign else 0 end, case when o.state = 'held' then e.sign else 0 end,
        case when o.state in ('held', 'out-of-service') then 0 else e.sign end
      from (select o.unit_id, o.service_id, o.state, greatest(lower(o.days) - p_from, 0) as first, upper(o.days) - p_from as past
          from app_capacity.occupancy o where o.days && daterange(p_from, p_from + p_days)) o
        join app_capacity.unit u on u.id = o.unit_id and u.weekday is null join app_capacity.house h on h.service_id = o.service_id
        join app_directory.listing l on l.service_id = u.service_id and l.status = 'active'
        cross join lateral (values (o.first, 1), (o.past, -1)) e(day, sign)
     where e.day < p_days),
  summed as (
    select s.territory, s.kind, s.day, sum(s.units)::int as units, sum(s.held)::int as held, sum(s.taken)::int as taken
      from step s group by s.territory, s.kind, s.day),
  nights as (
    select g.territory, g.kind, d.day, sum(s.units) over w as units, sum(s.held) over w as held, sum(s.taken) over w as taken
      from (select distinct territory, kind from summed) g cross join generate_series(0, p_days - 1) d(day)
        left join summed s on s.territory is not distinct from g.territory and s.kind = g.kind and s.day = d.day
    window w as (partition by g.territory, g.kind order by d.day))
  select n.territory, n.kind, array_agg(coalesce(n.units, 0)::int order by n.day), array_agg(coalesce(n.held, 0)::int order by n.day),
      array_agg(coalesce(n.taken, 0)::int order by n.day)
    from nights n group by n.territory, n.kind;
end $$;

-- Where there is a place tonight: free units by territory and kind, of houses that confirmed in time and of no others.
create function app.capacity_tonight(p_now timestamptz default now()) returns table (territory text, kind text, free int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare night date := app_inner.tonight(p_now);
begin
  if not app.places_people() then return; end if;
  return query
  select h.territory, u.kind, count(*)::int from app_capacity.unit u join app_capacity.house h on h.service_id = u.service_id
      join app_directory.listing l on l.service_id = u.service_id and l.status = 'active'
   where u.weekday is null and u.opened_on <= night and (u.closed_on is null or u.closed_on > night)
     and h.confirmed_at > p_now - app_inner.period('P-CAPACITY-CONFIRMED')
     and not exists (select from app_capacity.occupancy o left join app_capacity.placement p on p.id = o.placement_id
       where o.unit_id = u.id and (o.days @> night or (o.state = 'stay' and upper(o.days) <= night)) and (o.state <> 'held' or p.expires_at > p_now))
   group by h.territory, u.kind;
end $$;

revoke execute on function app_inner.lock_unit, app_inner.follow_referral, app_inner.place_again, app_inner.release_elsewhere,
  app_inner.follow_listing, app_inner.fill_overstays, app_inner.publish_capacity from public;
revoke execute on function app.capacity_units_add, app.capacity_house_confirm, app.capacity_unit_close, app.capacity_unit_out,
  app.capacity_unit_back, app.capacity_displaced, app.capacity_public, app.capacity_sweep, app.capacity_map, app.capacity_tonight from public;
grant execute on function app.capacity_units_add, app.capacity_house_confirm, app.capacity_unit_close, app.capacity_unit_out,
  app.capacity_unit_back, app.capacity_displaced, app.capacity_public, app.capacity_map, app.capacity_tonight to app_web;
grant execute on function app.capacity_sweep to app_worker;
