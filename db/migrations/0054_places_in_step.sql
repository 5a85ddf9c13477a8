-- What matching asks of every house and every service, kept in the memory of each process and brought up to date at each
-- question by what was written since: exactly, for it is told by transactions, not by the clock.
set local role app_owner;

-- The last transaction that changed what a house has. No foreign key: what is said of a house that is no more is that it changed.
create table app_capacity.house_change (
  service_id uuid primary key,
  changed xid8 not null
);
create index house_change_since on app_capacity.house_change (changed);
alter table app_capacity.house_change enable row level security;
alter table app_capacity.house_change force row level security;
create policy house_change_functions_only on app_capacity.house_change to app_owner using (true) with check (true);

-- Notes in the transaction of the change that something changed at its house. The acts hold the lock of the house by then.
create function app_inner.note_house_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app_capacity.house_change as c (service_id, changed)
  values (case when tg_op = 'DELETE' then old.service_id else new.service_id end, pg_current_xact_id())
  on conflict (service_id) do update set changed = excluded.changed where c.changed <> excluded.changed;
  return null;
end $$;
create trigger house_is_noted after insert or update or delete on app_capacity.house
  for each row execute function app_inner.note_house_change();
create function app_inner.note_houses_gone() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app_capacity.house_change c set changed = pg_current_xact_id();
  return null;
end $$;
create trigger houses_gone_are_noted after truncate on app_capacity.house
  for each statement execute function app_inner.note_houses_gone();
create trigger unit_is_noted after insert or update or delete on app_capacity.unit
  for each row execute function app_inner.note_house_change();
create trigger occupancy_is_noted after insert or update or delete on app_capacity.occupancy
  for each row execute function app_inner.note_house_change();
create trigger placement_is_noted after update of expires_at on app_capacity.placement
  for each row when (old.expires_at is distinct from new.expires_at) execute function app_inner.note_house_change();

/*
 * What houses have in one night, units that are alike counted together: {kind, sex, minimumAge, maximumAge, accessible,
 * highSecurity, children, places, free, held}. `free` counts those nothing takes; `held` has the moments (milliseconds) at which those that are only
 * held come free. Hours that come back each week are not nights and are not in it. All houses, or those named.
 */
create function app_inner.rooms(p_services uuid[], p_from date, p_night date)
returns table (service_id uuid, confirmed double precision, rooms jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set jit = off set work_mem = '32MB' as $$
declare named text := case when p_services is null then '' else ' and o.service_id = any ($3)' end;
begin
  -- The text says whether houses are named, so that few are found by their index and all of them are read in one go.
  return query execute format($q$
    with taken as materialized (
      select o.unit_id, case when bool_and(o.state = 'held') then max(p.expires_at) end as until
        from app_capacity.occupancy o left join app_capacity.placement p on o.state = 'held' and p.id = o.placement_id
       where (o.first_day < $1 + 1 and o.past_day > $1 or ($1 <= $2 and o.state = 'stay' and o.past_day <= $1)) %1$s
       group by o.unit_id),
    alike as (
      select o.service_id, o.kind, o.sex, o.minimum_age, o.maximum_age, o.accessible, o.high_security, o.children, o.places,
          count(*) filter (where o.opened_on <= $1 and t.unit_id is null) as free,
          array_agg(floor(extract(epoch from t.until) * 1000)::bigint) filter (where o.opened_on <= $1 and t.until is not null) as held
        from app_capacity.unit o left join taken t on t.unit_id = o.id
       where o.weekday is null and (o.closed_on is null or o.closed_on > $1) %1$s
       group by 1, 2, 3, 4, 5, 6, 7, 8, 9)
    select o.service_id, floor(extract(epoch from o.confirmed_at) * 1000)::double precision, jsonb_agg(jsonb_build_object('kind', a.kind, 'sex', a.sex,
        'minimumAge', a.minimum_age, 'maximumAge', a.maximum_age,
        'accessible', a.accessible, 'highSecurity', a.high_security, 'children', a.children,
        'places', a.places, 'free', a.free, 'held', a.held))
      from app_capacity.house o join alike a on a.service_id = o.service_id where true %1$s group by o.service_id$q$, named)
    using p_from, p_night, p_services;
end $$;

/*
 * app.rooms_since: what houses have in the night from p_from on, for desks that place people; for others no row. `whole` is everything;
 * otherwise what was changed by transactions that p_since (a snapshot this function gave before) did not see: `changed` names
 * the houses, `rooms` has those of them that still have units. What is sent back as p_night is the night reckoned with; another
 * night is everything again. `own`: some of it is not committed, so nobody else may be told it.
 */
create function app.rooms_since(p_since pg_snapshot, p_from date, p_night date, p_now timestamptz)
returns table (snapshot text, night date, whole boolean, own boolean, changed uuid[], rooms jsonb, confirm_within double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  tonight date := app_inner.tonight(p_now);
  mine xid8 := pg_current_xact_id_if_assigned();
  everything boolean := p_since is null or p_night is distinct from tonight
    or pg_snapshot_xmax(p_since) > pg_snapshot_xmax(pg_current_snapshot());
begin
  if not app.places_people() then return; end if;
  snapshot := pg_current_snapshot()::text;
  night := tonight;
  whole := everything;
  own := mine is not null and exists (select from app_capacity.house_change c where c.changed = mine);
  confirm_within := extract(epoch from app_inner.period('P-CAPACITY-CONFIRMED')) * 1000;
  if not everything then
    -- Marks beyond what this server has reached came with a backup from another one; they say nothing here.
    select array_agg(c.service_id) into changed from app_capacity.house_change c
     where c.changed >= pg_snapshot_xmin(p_since) and c.changed < pg_snapshot_xmax(pg_current_snapshot())
       and not pg_visible_in_snapshot(c.changed, p_since);
    if own then changed := changed || array(select c.service_id from app_capacity.house_change c where c.changed = mine); end if;
    if changed is null then return next; return; end if;
  end if;
  select jsonb_agg(jsonb_build_array(r.service_id, r.confirmed, r.rooms)) into rooms from app_inner.rooms(changed, p_from, tonight) r;
  return next;
end $$;

-- The last transaction that changed what is counted of a service's answers.
alter table app.answer_record add column changed xid8 not null default pg_current_xact_id();
create index answer_record_since on app.answer_record (service, changed);
create function app_inner.note_answer_record() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.changed := pg_current_xact_id();
  return new;
end $$;
create trigger answer_record_is_noted before insert or update on app.answer_record
  for each row execute function app_inner.note_answer_record();

revoke execute on function app_inner.note_house_change, app_inner.note_houses_gone, app_inner.rooms, app_inner.note_answer_record from public;
revoke execute on function app.rooms_since from public;
grant execute on function app.rooms_since to app_web;

-- Houses that are there already.
insert into app_capacity.house_change (service_id, changed) select h.service_id, pg_current_xact_id() from app_capacity.house h;
