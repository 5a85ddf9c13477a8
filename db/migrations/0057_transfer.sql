-- A transfer is a referral of the person instead of one help: the same request, offer, clock and answer, and with the yes the
-- desk that answers for the person is another one. See docs/decisions/0025-transfer.md.
set local role app_owner;

alter table app.referral drop constraint referral_path_check;
alter table app.referral add constraint referral_path_check check (path in ('official', 'onward', 'service', 'transfer'));
-- When the one who was asked was reminded, half way through the time to answer.
alter table app.referral add column reminded_at timestamptz;
create index referral_to_remind on app.referral (answer_due_at)
  where state = 'requested' and reminded_at is null and answer_due_at < 'infinity';

-- Whoever handed the person on and knows of no other reason has nothing to do with them, though a leg once was theirs.
create function app_inner.handed_over(p_person uuid, p_organisation uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.referral r where r.person_id = p_person and r.path = 'transfer'
    and r.sender_id = p_organisation and r.state in ('in-progress', 'completed'))
$$;
revoke execute on function app_inner.handed_over from public;

-- As in 0017; a leg opens nothing any more to the desk that handed the person on.
create or replace function app.mandate(person uuid) returns text
language sql stable security definer set search_path = pg_catalog, app as $$
  select case
    when app.granted(person, 'core') or app.sees_all()
      or ('notification' = any (app.opens('core'))
        and exists (select from app.leg l where l.person_id = person and l.addressee_id = app.organisation())
        and not app_inner.handed_over(person, app.organisation())) then 'full'
    when app.works() and exists (select from app.referral r where r.person_id = person and r.receiver_id = app.organisation()
      and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')) then 'answer' end
$$;

-- The arrival of a transferred person, in the transaction of the act: the help the desk before gave itself is over, which frees
-- its bed, and what it asked of others is asked by the desk that took over. Mirrored by `arrived` in src/domain/referral/transfer.ts.
create function app_inner.hand_on() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.referral r set state = 'completed', ended_at = coalesce(new.arrived_at, now()), answer_due_at = 'infinity', version = r.version + 1
   where r.person_id = new.person_id and r.id <> new.id and r.receiver_id = new.sender_id and r.state in ('accepted', 'in-progress', 'on-hold');
  update app.referral r set sender_id = new.receiver_id, version = r.version + 1
   where r.person_id = new.person_id and r.id <> new.id and r.path <> 'transfer' and r.sender_id = new.sender_id
     and r.state in ('requested', 'accepted', 'in-progress', 'on-hold');
  return null;
end $$;
revoke execute on function app_inner.hand_on from public;
create trigger transfer_hands_on after update of state on app.referral
  for each row when (new.path = 'transfer' and old.state = 'accepted' and new.state = 'in-progress')
  execute function app_inner.hand_on();

-- As in 0019; silence on a transfer is owed by the sender under its own step.
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
    join app.setting s on s.name = case when r.path = 'transfer' then 'step.silent-transfer' else 'step.silent-referral' end
   where r.id = p_task.ref and r.receiver_id = p_task.organisation_id and r.state = 'requested'
  on conflict do nothing;
  perform app.enqueue('notice.escalation', jsonb_build_object('task', p_task.id), 'task:' || p_task.id || ':' || p_task.escalate_at);
end $$;

-- Half way through the time to answer, whoever was asked is reminded, once. For the worker.
create function app.referral_sweep(p_at timestamptz, p_most int default 500) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one uuid;
  reminded int := 0;
begin
  for one in
    select r.id from app.referral r
     where r.state = 'requested' and r.reminded_at is null and r.answer_due_at < 'infinity' and r.answer_due_at > p_at
       and r.business_status is distinct from 'waitlisted' and r.requested_at + (r.answer_due_at - r.requested_at) / 2 <= p_at
     order by r.answer_due_at limit p_most for update skip locked
  loop
    update app.referral set reminded_at = p_at where id = one;
    perform app.enqueue('notice.referral', jsonb_build_object('referral', one, 'reminder', true), 'referral:' || one || ':reminder');
    reminded := reminded + 1;
  end loop;
  return reminded;
end $$;
revoke execute on function app.referral_sweep from public;
grant execute on function app.referral_sweep to app_worker;
