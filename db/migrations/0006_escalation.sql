-- Silence passes the duty on: first to the duty officer of the desk, then to the national desk. Run by the worker, with
-- the time given. Everything is taken with `for update skip locked`, so two workers never do the same, and a worker that
-- was dead does later what it missed. The limits are the pack's parameters, written into app.setting as 'value unit'.
set local role app_owner;

-- A parameter of time. Not set means no patience at all: the national desk is told at once, never later.
create function app_inner.limit_of(p_parameter text) returns interval
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce((select s.value::interval from app.setting s where s.name = 'parameter.' || p_parameter), interval '0')
$$;

-- Who is on duty at a desk at a moment; null when nobody is.
create function app_inner.on_duty(p_organisation uuid, p_at timestamptz) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select s.account_id from app.duty_shift s join app.account a on a.id = s.account_id and a.active
  where s.organisation_id = p_organisation and s.starts_at <= p_at and p_at < s.ends_at
  order by s.starts_at desc, s.account_id limit 1
$$;

create function app_inner.national_desk() returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select o.id from app.organisation o where o.kind = 'national-desk' order by o.code limit 1
$$;

-- Raises one duty by one level. The task keeps its step and what it is about, so that it closes with its cause.
create function app_inner.raise(p_person uuid, p_step text, p_ref uuid, p_organisation uuid, p_account uuid, p_level int,
  p_due timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into app.task (person_id, step, ref, organisation_id, account_id, due_at, level)
  values (p_person, p_step, p_ref, p_organisation, p_account, p_due, p_level)
  on conflict (person_id, step, organisation_id, coalesce(ref, person_id)) where closed_at is null
    do update set account_id = coalesce(excluded.account_id, task.account_id), waiting = false,
      level = greatest(task.level, excluded.level), escalate_at = 'infinity'
$$;

-- One leg, one level further: task, event and notice. Returns the level it stands on now.
create function app_inner.escalate_leg(p_leg app.leg, p_at timestamptz) returns int
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
    coalesce(officer, app_inner.on_duty(desk, p_at)), new_level, p_leg.due_at);
  update app.leg set escalation = new_level where id = p_leg.id;
  insert into app.event (person_id, kind, happened_at, organisation_id, organisation_kind, role, act)
  values (p_leg.person_id, 'leg.escalated', p_at, null, 'operator', 'system-operator',
    jsonb_build_object('leg', p_leg.id, 'duty', p_leg.duty, 'level', new_level, 'nobodyOnDuty', p_leg.connected and p_leg.escalation = 0 and officer is null));
  perform app.enqueue('notice.escalation', jsonb_build_object('leg', p_leg.id, 'level', new_level), 'leg:' || p_leg.id || ':' || new_level);
  return new_level;
end $$;

-- One task, one level further. A task about a leg is not taken here: the leg itself carries its duty on.
create function app_inner.escalate_task(p_task app.task, p_urgent boolean, p_at timestamptz) returns void
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
      account_id = coalesce(app_inner.on_duty(national, p_at), account_id) where id = p_task.id;
  else
    update app.task set level = greatest(level, 1), escalate_at = 'infinity' where id = p_task.id;
    perform app_inner.raise(p_task.person_id, p_task.step, p_task.ref, national, app_inner.on_duty(national, p_at), 2, p_task.due_at);
  end if;
  -- Silence on a referral is also the sender's: the next provider is to be asked (R-57).
  insert into app.task (person_id, step, ref, organisation_id, due_at)
  select r.person_id, s.value, r.id, r.sender_id, r.answer_due_at from app.referral r
    join app.setting s on s.name = 'step.silent-referral'
   where r.id = p_task.ref and r.receiver_id = p_task.organisation_id and r.state = 'requested'
  on conflict do nothing;
  perform app.enqueue('notice.escalation', jsonb_build_object('task', p_task.id), 'task:' || p_task.id || ':' || p_task.escalate_at);
end $$;

-- Everything that is due for escalation at a moment, at most `p_most` of each kind at a time, oldest first; returns how
-- many steps up were taken. Legs and people are locked together: an act on the same person is never waited for.
create function app.escalate_due(p_at timestamptz, p_most int default 500) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one app.leg;
  owed record;
  taken int := 0;
begin
  for one in
    select l.* from app.leg l join app.person p on p.id = l.person_id
     where l.state <> 'taken-up' and l.escalation = 0 and l.due_at <= p_at
     order by l.due_at limit p_most for update of l, p skip locked
  loop
    perform app_inner.escalate_leg(one, p_at);
    taken := taken + 1;
  end loop;
  for one in
    select l.* from app.leg l join app.person p on p.id = l.person_id
     where l.state <> 'taken-up' and l.escalation = 1
       and l.due_at <= p_at
       and l.due_at + app_inner.limit_of(case when p.danger or p.age_status <> 'adult'
             then 'P-LEG-SECOND-LEVEL-URGENT' else 'P-LEG-SECOND-LEVEL' end) <= p_at
     order by l.due_at limit p_most for update of l, p skip locked
  loop
    perform app_inner.escalate_leg(one, p_at);
    taken := taken + 1;
  end loop;
  for owed in
    select t as task, p.danger or p.age_status <> 'adult' as urgent from app.task t join app.person p on p.id = t.person_id
     where t.closed_at is null and t.escalate_at <= p_at and t.escalate_at < 'infinity' and t.level < 2
       and not exists (select from app.leg l where l.id = t.ref)
     order by t.escalate_at limit p_most for update of t, p skip locked
  loop
    perform app_inner.escalate_task(owed.task, owed.urgent, p_at);
    taken := taken + 1;
  end loop;
  return taken;
end $$;

revoke execute on all functions in schema app_inner from public;
revoke execute on function app.escalate_due(timestamptz, int) from public;
grant execute on function app.escalate_due(timestamptz, int) to app_worker;
