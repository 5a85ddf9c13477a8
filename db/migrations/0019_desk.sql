-- Hours of a desk, absence of a colleague, and what happens when a clock falls due: it has a named holder or a desk that is
-- open, never an empty inbox. Everything takes the moment as an argument; what a dead worker missed, the next one does once.
set local role app_owner;

-- Hours a desk keeps, by weekday (Monday is 1). A desk without rows keeps the hours of the pack.
create table app.desk_hours (
  organisation_id uuid not null references app.organisation,
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  on_holidays boolean not null default false,
  primary key (organisation_id, weekday),
  constraint desk_hours_close_after_opening check (closes > opens)
);

-- Somebody is away, on leave or has left; `cover_id` has their clocks meanwhile. Ended, never deleted, once it has begun.
create table app.absence (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references app.organisation,
  account_id uuid not null references app.account,
  cover_id uuid not null references app.account,
  kind text not null check (kind in ('absence', 'leave', 'departure')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  recorded_by uuid not null references app.account,
  recorded_at timestamptz not null default now(),
  constraint absence_covered_by_another check (cover_id <> account_id),
  constraint absence_ends_after_start check (ends_at > starts_at),
  constraint departure_is_open_ended check (kind <> 'departure' or ends_at = 'infinity')
);
create index absence_of_account on app.absence (account_id, ends_at);
create index absence_of_organisation on app.absence (organisation_id, ends_at);

alter table app.desk_hours enable row level security;
alter table app.desk_hours force row level security;
alter table app.absence enable row level security;
alter table app.absence force row level security;
create policy owner_all on app.desk_hours to app_owner using (true) with check (true);
create policy owner_all on app.absence to app_owner using (true) with check (true);
create policy desk_hours_own on app.desk_hours for select to app_web using (organisation_id = (select app.organisation()));
create policy absence_own on app.absence for select to app_web using (organisation_id = (select app.organisation()));
grant select on app.desk_hours, app.absence to app_web;

-- `fallen_at`: its falling due was dealt with, once. `covers_id`: whose clock it is while somebody stands in.
alter table app.task add column fallen_at timestamptz, add column covers_id uuid references app.account;
create index task_of_account on app.task (account_id) where closed_at is null and account_id is not null;
create index task_covered on app.task (covers_id) where closed_at is null and covers_id is not null;

create function app_inner.is_absent(p_account uuid, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.absence b where b.account_id = p_account and b.starts_at <= p_at and p_at < b.ends_at)
    or not exists (select from app.account a where a.id = p_account and a.active)
$$;

-- The account itself while it is there; otherwise whoever covers, and whoever covers them; null where nobody is left.
create function app_inner.stands_in(p_account uuid, p_at timestamptz) returns uuid
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  at_work uuid := p_account;
  asked uuid[] := '{}';
begin
  while at_work is not null and app_inner.is_absent(at_work, p_at) loop
    asked := asked || at_work;
    select b.cover_id into at_work from app.absence b
     where b.account_id = at_work and b.starts_at <= p_at and p_at < b.ends_at
     order by b.kind = 'departure' desc, b.starts_at desc, b.id limit 1;
    if not found or at_work = any (asked) then return null; end if;
  end loop;
  return at_work;
end $$;

-- Who is on duty at a desk at a moment and not away; null when nobody is.
create or replace function app_inner.on_duty(p_organisation uuid, p_at timestamptz) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select s.account_id from app.duty_shift s
  where s.organisation_id = p_organisation and s.starts_at <= p_at and p_at < s.ends_at
    and not app_inner.is_absent(s.account_id, p_at)
  order by s.starts_at desc, s.account_id limit 1
$$;

-- Somebody of a desk who is not away, the one who answers for it first: whose list it is where nobody is on duty.
create function app_inner.answers_for(p_organisation uuid, p_at timestamptz, p_roles text[]) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select a.id from app.account a join app.account_role r on r.account_id = a.id and r.role = any (p_roles)
  where a.organisation_id = p_organisation and not app_inner.is_absent(a.id, p_at)
  order by array_position(p_roles, r.role), a.code limit 1
$$;

-- The named person at the national desk: on duty, or else whoever answers for it. The last level there is.
create function app_inner.national_officer(p_at timestamptz) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(app_inner.on_duty(app_inner.national_desk(), p_at),
    app_inner.answers_for(app_inner.national_desk(), p_at, '{duty-officer,national-officer,supervisor,administrator}'))
$$;

-- Whether a desk is open: its own hours, or those of the pack; closed on holidays unless it says otherwise. Civil time.
create function app_inner.desk_is_open(p_organisation uuid, p_at timestamptz) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  here timestamp := p_at at time zone coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC');
  holiday boolean := coalesce((select s.value from app.setting s where s.name = 'holidays'), '') like '%' || here::date || '%';
  own app.desk_hours;
begin
  if exists (select from app.desk_hours h where h.organisation_id = p_organisation) then
    select h.* into own from app.desk_hours h where h.organisation_id = p_organisation and h.weekday = extract(isodow from here);
    return found and (own.on_holidays or not holiday) and own.opens <= here::time and here::time < own.closes;
  end if;
  return coalesce((select not holiday
      and extract(isodow from here)::text = any (string_to_array(split_part(s.value, ' ', 1), ','))
      and split_part(s.value, ' ', 2)::time <= here::time and here::time < split_part(s.value, ' ', 3)::time
    from app.setting s where s.name = 'desk-hours'), true);
end $$;

-- One leg, one level further: task, event and notice. Returns the level it stands on now. (As in 0006, with a named person at the top.)
create or replace function app_inner.escalate_leg(p_leg app.leg, p_at timestamptz) returns int
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  officer uuid := case when p_leg.escalation = 0 and p_leg.connected then app_inner.on_duty(p_leg.addressee_id, p_at) end;
  new_level int := case when officer is null then 2 else 1 end;
  desk uuid := case when officer is null then app_inner.national_desk() else p_leg.addressee_id end;
  known text;
begin
  select t.step into known from app.task t
   where t.person_id = p_leg.person_id and t.ref = p_leg.id order by t.closed_at nulls first, t.opened_at limit 1;
  perform app_inner.raise(p_leg.person_id, coalesce(known, 'leg'), p_leg.id, desk,
    coalesce(officer, app_inner.national_officer(p_at)), new_level, p_leg.due_at);
  update app.leg set escalation = new_level where id = p_leg.id;
  insert into app.event (person_id, kind, happened_at, organisation_id, organisation_kind, role, act)
  values (p_leg.person_id, 'leg.escalated', p_at, null, 'operator', 'system-operator',
    jsonb_build_object('leg', p_leg.id, 'duty', p_leg.duty, 'level', new_level, 'nobodyOnDuty', p_leg.connected and p_leg.escalation = 0 and officer is null));
  perform app.enqueue('notice.escalation', jsonb_build_object('leg', p_leg.id, 'level', new_level), 'leg:' || p_leg.id || ':' || new_level);
  return new_level;
end $$;

-- One task, one level further. (As in 0006, with a named person at the top.)
create or replace function app_inner.escalate_task(p_task app.task, p_urgent boolean, p_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  officer uuid := case when p_task.level = 0 then app_inner.on_duty(p_task.organisation_id, p_at) end;
  second timestamptz := p_task.escalate_at
    + app_inner.limit_of(case when p_urgent then 'P-LEG-SECOND-LEVEL-URGENT' else 'P-LEG-SECOND-LEVEL' end);
  national uuid := app_inner.national_desk();
begin
  if officer is not null then
    update app.task set level = 1, account_id = officer, waiting = false, escalate_at = second where id = p_task.id;
  elsif p_task.organisation_id = national then
    update app.task set level = 2, escalate_at = 'infinity', waiting = false,
      account_id = coalesce(app_inner.on_duty(national, p_at), account_id, app_inner.national_officer(p_at)) where id = p_task.id;
  else
    update app.task set level = greatest(level, 1), escalate_at = 'infinity' where id = p_task.id;
    perform app_inner.raise(p_task.person_id, p_task.step, p_task.ref, national, app_inner.national_officer(p_at), 2, p_task.due_at);
  end if;
  -- Silence on a referral is also the sender's: the next provider is to be asked (R-57).
  insert into app.task (person_id, step, ref, organisation_id, due_at)
  select r.person_id, s.value, r.id, r.sender_id, r.answer_due_at from app.referral r
    join app.setting s on s.name = 'step.silent-referral'
   where r.id = p_task.ref and r.receiver_id = p_task.organisation_id and r.state = 'requested'
  on conflict do nothing;
  perform app.enqueue('notice.escalation', jsonb_build_object('task', p_task.id), 'task:' || p_task.id || ':' || p_task.escalate_at);
end $$;

-- One clock fell due. While its desk is open it stays there, with whoever holds it or stands in. Otherwise the duty officer
-- has it; where nobody is on duty, the next level that is: for a clock of whole days the desk's own supervisor, who finds it
-- in the morning; for one of hours, which cannot wait, the national desk.
create function app_inner.fall(p_task app.task, p_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  here timestamp := p_task.due_at at time zone coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC');
  of_days boolean := here::time >= '23:59:59';
  is_open boolean := app_inner.desk_is_open(p_task.organisation_id, p_at);
  holder uuid := app_inner.stands_in(p_task.account_id, p_at);
  officer uuid := app_inner.on_duty(p_task.organisation_id, p_at);
  staffed boolean := exists (select from app.account a where a.organisation_id = p_task.organisation_id and not app_inner.is_absent(a.id, p_at));
begin
  update app.task set fallen_at = p_at where id = p_task.id;
  if p_task.level > 0 then return; end if;
  if is_open and staffed then
    update app.task set account_id = holder,
      covers_id = case when holder is distinct from account_id then coalesce(covers_id, account_id) else covers_id end where id = p_task.id;
    return;
  end if;
  if officer is null and of_days then
    officer := app_inner.answers_for(p_task.organisation_id, p_at, '{supervisor}');
  end if;
  if officer is not null then
    update app.task set level = 1, account_id = officer, waiting = false where id = p_task.id;
  elsif p_task.organisation_id = app_inner.national_desk() then
    update app.task set level = 2, account_id = app_inner.national_officer(p_at), waiting = false where id = p_task.id;
  else
    update app.task set level = 1 where id = p_task.id;
    perform app_inner.raise(p_task.person_id, p_task.step, p_task.ref, app_inner.national_desk(), app_inner.national_officer(p_at), 2, p_task.due_at);
    update app.task set fallen_at = p_at where person_id = p_task.person_id and step = p_task.step and ref is not distinct from p_task.ref
      and organisation_id = app_inner.national_desk() and closed_at is null;
  end if;
  perform app.enqueue('notice.escalation', jsonb_build_object('task', p_task.id), 'fall:' || p_task.id || ':' || p_task.due_at);
end $$;

-- Every clock that fell due by a moment and that nobody has dealt with, oldest first, at most `p_most` at a time; returns how
-- many. A clock about a leg is the leg's own (app.escalate_due). Locked with its person: an act under way is never waited for.
create function app.fall_due(p_at timestamptz, p_most int default 1000) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one app.task;
  taken int := 0;
begin
  for one in
    select t.* from app.task t join app.person p on p.id = t.person_id
     where t.closed_at is null and t.due_at <= p_at and t.fallen_at is null
       and not exists (select from app.leg l where l.id = t.ref)
     order by t.due_at, t.id limit p_most for update of t, p skip locked
  loop
    perform app_inner.fall(one, p_at);
    taken := taken + 1;
  end loop;
  return taken;
end $$;

-- Clocks of those who are away go to whoever stands in, or answers for the desk; clocks of those who are back return to them.
-- An account that has left is closed, and comes off the roster. Returns how many clocks moved.
create function app.cover_absences(p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moved int;
  back int;
begin
  update app.account a set active = false
   where a.active and exists (select from app.absence b
     where b.account_id = a.id and b.kind = 'departure' and b.starts_at <= p_at and p_at < b.ends_at);
  delete from app.duty_shift s where s.starts_at >= p_at and exists (select from app.absence b
     where b.account_id = s.account_id and b.kind = 'departure' and b.starts_at <= p_at and p_at < b.ends_at);
  update app.task t set account_id = t.covers_id, covers_id = null
   where t.closed_at is null and t.covers_id is not null and not app_inner.is_absent(t.covers_id, p_at);
  get diagnostics back = row_count;
  update app.task t set covers_id = coalesce(t.covers_id, t.account_id), account_id = x.next
    from (select w.id, coalesce(app_inner.stands_in(coalesce(w.covers_id, w.account_id), p_at), app_inner.on_duty(w.organisation_id, p_at),
            app_inner.answers_for(w.organisation_id, p_at, '{duty-officer,supervisor,administrator}')) as next
          from app.task w where w.closed_at is null and w.account_id is not null
            and (w.account_id in (select b.account_id from app.absence b where b.starts_at <= p_at and p_at < b.ends_at)
              or w.account_id in (select a.id from app.account a where not a.active))
          for update of w skip locked) x
   where t.id = x.id and t.account_id is distinct from x.next;
  get diagnostics moved = row_count;
  return moved + back;
end $$;

-- A clock that is given to somebody who is away goes to whoever stands in at once. Most clocks name nobody and cost nothing.
create function app_inner.task_given() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare present uuid;
begin
  if app_inner.is_absent(new.account_id, now()) then
    present := coalesce(app_inner.stands_in(new.account_id, now()), app_inner.on_duty(new.organisation_id, now()));
    new.covers_id := new.account_id;
    new.account_id := present;
  end if;
  return new;
end $$;
create trigger task_given before insert on app.task for each row when (new.account_id is not null) execute function app_inner.task_given();

-- A clock that was moved may fall due again.
create function app_inner.task_moved() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.fallen_at := null;
  return new;
end $$;
create trigger task_moved before update of due_at on app.task for each row when (new.due_at > old.due_at) execute function app_inner.task_moved();

-- May the one who asks say who of the own desk is away?
create function app_inner.keeps_staff() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and app.organisation() is not null and (app.has_role('administrator') or app.has_role('supervisor'))
$$;

/*
 * app.absence_add: a colleague is away, on leave, or leaves; another has the clocks. Answers
 *   added     – it stands, and clocks have moved where it has begun
 *   replayed  – this form was sent before
 *   forbidden – not a role that says so
 *   stranger  – one of the two is not an active account of the own organisation
 *   same      – nobody covers for themselves
 *   away      – who covers is away at its beginning
 *   overlaps  – the colleague is away then already
 *   own       – nobody records their own departure
 *   backwards – the end is not after the beginning
 */
create function app.absence_add(p_form uuid, p_account uuid, p_cover uuid, p_kind text, p_from timestamptz, p_to timestamptz,
  p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare until timestamptz := case when p_kind = 'departure' then 'infinity' else p_to end;
begin
  if not app_inner.keeps_staff() then return 'forbidden'; end if;
  if (select count(*) from app.account a where a.id in (p_account, p_cover) and a.organisation_id = app.organisation() and a.active)
    <> (case when p_account = p_cover then 1 else 2 end) then return 'stranger'; end if;
  if p_account = p_cover then return 'same'; end if;
  if p_kind = 'departure' and p_account = app.account() then return 'own'; end if;
  if until <= p_from then return 'backwards'; end if;
  perform 1 from app.account a where a.id in (p_account, p_cover) order by a.id for update;
  if p_form is not null then
    if exists (select from app.submission s where s.form_id = p_form and s.account_id = app.account()) then return 'replayed'; end if;
  end if;
  if app_inner.is_absent(p_cover, greatest(p_from, p_at)) then return 'away'; end if;
  if exists (select from app.absence b where b.account_id = p_account and b.starts_at < until and b.ends_at > p_from) then return 'overlaps'; end if;
  if p_form is not null then
    insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/staff/absences') on conflict do nothing;
    if not found then return 'replayed'; end if;
  end if;
  insert into app.absence (organisation_id, account_id, cover_id, kind, starts_at, ends_at, recorded_by)
  values (app.organisation(), p_account, p_cover, p_kind, p_from, until, app.account());
  if p_from <= p_at then perform app.cover_absences(p_at); end if;
  return 'added';
end $$;

-- Ends an absence of the own desk now, or takes back one that has not begun. Whoever had left has an account again. False when
-- there is no such absence at this desk.
create function app.absence_end(p_absence uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one app.absence;
begin
  if not app_inner.keeps_staff() then return false; end if;
  select b.* into one from app.absence b where b.id = p_absence and b.organisation_id = app.organisation() and b.ends_at > p_at for update;
  if not found then return false; end if;
  if one.starts_at >= p_at then
    delete from app.absence where id = one.id;
  elsif one.kind = 'departure' then
    update app.absence set kind = 'absence', ends_at = p_at where id = one.id;
    update app.account set active = true where id = one.account_id;
  else
    update app.absence set ends_at = p_at where id = one.id;
  end if;
  perform app.cover_absences(p_at);
  return true;
end $$;

-- The hours of the own desk, all at once: [{weekday, opens, closes, holidays}]. An empty list: the hours of the pack.
-- False where the role keeps no roster, or an hour is not one.
create function app.desk_hours_set(p_hours jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not (app.account() is not null and app.organisation() is not null and app.has_role('administrator')) then return false; end if;
  delete from app.desk_hours h where h.organisation_id = app.organisation();
  insert into app.desk_hours (organisation_id, weekday, opens, closes, on_holidays)
  select app.organisation(), x.weekday, x.opens, x.closes, coalesce(x.holidays, false)
    from jsonb_to_recordset(p_hours) x(weekday smallint, opens time, closes time, holidays boolean);
  return true;
end $$;

revoke execute on all functions in schema app_inner from public;
revoke execute on function app.fall_due, app.cover_absences, app.absence_add, app.absence_end, app.desk_hours_set from public;
grant execute on function app.fall_due, app.cover_absences to app_worker;
grant execute on function app.absence_add, app.absence_end, app.desk_hours_set to app_web;
