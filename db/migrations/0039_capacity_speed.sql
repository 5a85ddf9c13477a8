-- What is counted over the whole country, counted faster: the days of an occupancy as plain dates, and plans that join in memory.
set local role app_owner;

alter table app_capacity.occupancy
  add column first_day date generated always as (lower(days)) stored,
  add column past_day date generated always as (upper(days)) stored;

create or replace function app.free_units(p_needs jsonb, p_from date, p_until date, p_services uuid[] default null, p_now timestamptz default now())
returns table (service_id uuid, territory text, in_service int, free int, held int, confirmed_at timestamptz, current boolean)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off set enable_nestloop = off set work_mem = '32MB' as $$
#variable_conflict use_column
declare night date := app_inner.tonight(p_now);
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
  select h.service_id, h.territory, min(s.there)::int, case when count(*) = (select count(*) from wanted) then min(s.free / s.times)::int else 0 end,
      max(s.held)::int, h.confirmed_at, coalesce(h.confirmed_at > p_now - app_inner.period('P-CAPACITY-CONFIRMED'), false)
    from suiting s join app_capacity.house h on h.service_id = s.service_id
      join app_directory.listing l on l.service_id = h.service_id and l.status = 'active'
   group by h.service_id, h.territory, h.confirmed_at;
end $$;

create or replace function app.capacity_map(p_from date, p_days int, p_now timestamptz default now())
returns table (territory text, kind text, in_service int[], held int[], taken int[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off set enable_nestloop = off set work_mem = '32MB' as $$
#variable_conflict use_column
begin
  if not app.places_people() or p_days not between 1 and 366 then return; end if;
  return query
  -- Each unit and each occupancy is two steps, up where it begins and down where it ends; the sums of the steps are the nights.
  with spot as materialized (
    select u.id, dense_rank() over (order by h.territory, u.kind)::int as key, h.territory, u.kind, greatest(u.opened_on - p_from, 0) as first,
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
         array(select p.id from app_capacity.placement p where p.state = 'held' and p.expires_at <= p_now)))),
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
end $$;
