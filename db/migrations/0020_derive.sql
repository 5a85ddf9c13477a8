-- What follows from a file changes without an act too: a clock falls due, a paper runs out, a child comes of age, a call or an
-- escalation is written in SQL. The worker reads files in pages, derives stage and clocks anew, and writes what differs.
set local role app_owner;

-- People whose file changed without `app.perform`: to be derived anew as soon as the worker comes round.
create table app.to_derive (
  person_id uuid primary key references app.person,
  since timestamptz not null
);
alter table app.to_derive enable row level security;
alter table app.to_derive force row level security;
create policy owner_all on app.to_derive to app_owner using (true) with check (true);

-- Written by the two paths that add events outside app.perform: a recorded call, an escalation.
create function app_inner.note_to_derive() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.to_derive (person_id, since) values (new.person_id, now()) on conflict do nothing;
  return null;
end $$;
create trigger event_to_derive after insert on app.event for each row
  when (new.kind in ('leg.escalated', 'leg.call-recorded', 'notification.corrected')) execute function app_inner.note_to_derive();

-- Files of a page of people, whole tables at a time instead of one person at a time: the shape of app.person_file, and only what
-- deriving reads. `p_only` names people; without it, everybody who is not closed or joined, in order of id after `p_after`.
create function app.files_to_derive(p_after uuid, p_most int, p_only uuid[] default null)
returns table (id uuid, file json)
language sql stable security definer set search_path = pg_catalog, pg_temp
set jit = off as $$
  with page as materialized (
    select p.* from app.person p
     where (p_only is null or p.id = any (p_only)) and p.id > p_after and p.joined_into is null
       and (p_only is not null or p.stage <> 'closed' or exists (select from app.task t where t.person_id = p.id and t.closed_at is null))
     order by p.id limit p_most),
  ids as materialized (select array_agg(page.id) as all_of_them from page),
  events as (select e.person_id, json_agg(json_build_object('id', e.id, 'kind', e.kind,
      'happenedAt', floor(extract(epoch from e.happened_at) * 1000)::bigint, 'recordedAt', floor(extract(epoch from e.recorded_at) * 1000)::bigint,
      'organisation', e.organisation_id, 'organisationKind', e.organisation_kind, 'role', e.role, 'act', e.act,
      'conformity', e.conformity, 'broken', e.broken) order by e.seq) as rows
    from app.event e where e.person_id = any (array(select unnest(all_of_them) from ids)) group by e.person_id),
  legs as (select l.person_id, json_agg(json_build_object('id', l.id, 'notification', l.notification_id, 'duty', l.duty, 'addressee', l.addressee_id,
      'addresseeKind', l.addressee_kind, 'state', l.state, 'connected', l.connected, 'sentAt', floor(extract(epoch from l.sent_at) * 1000)::bigint,
      'dueAt', floor(extract(epoch from l.due_at) * 1000)::bigint, 'takenUpAt', floor(extract(epoch from l.taken_up_at) * 1000)::bigint,
      'escalation', l.escalation) order by l.sent_at, l.id) as rows
    from app.leg l where l.person_id = any (array(select unnest(all_of_them) from ids)) group by l.person_id),
  consents as (select c.person_id, json_agg(json_build_object('purpose', c.purpose, 'recipient', c.recipient, 'answer', c.answer, 'givenBy', c.given_by,
      'subject', c.subject, 'at', floor(extract(epoch from c.at) * 1000)::bigint) order by c.seq) as rows
    from (select distinct on (k.person_id, k.purpose, k.recipient) k.* from app.consent k
      where k.person_id = any (array(select unnest(all_of_them) from ids)) order by k.person_id, k.purpose, k.recipient, k.seq desc) c group by c.person_id),
  referrals as (select r.person_id, json_agg(json_build_object('id', r.id, 'state', r.state, 'businessStatus', r.business_status, 'sender', r.sender_id,
      'receiver', r.receiver_id, 'receiverKind', r.receiver_kind, 'service', r.service, 'path', r.path, 'emergency', r.emergency,
      'answerDueAt', case when r.answer_due_at = 'infinity' then null else floor(extract(epoch from r.answer_due_at) * 1000)::bigint end,
      'requestedAt', floor(extract(epoch from r.requested_at) * 1000)::bigint,
      'answeredAt', floor(extract(epoch from r.answered_at) * 1000)::bigint) order by r.requested_at nulls last, r.id) as rows
    from app.referral r where r.person_id = any (array(select unnest(all_of_them) from ids)) group by r.person_id),
  lines as (select v.person_id, json_agg(json_build_object('id', v.id, 'plan', v.plan, 'service', v.service, 'referred', v.referred, 'accepted', v.accepted,
      'received', v.received, 'closedReason', v.closed_reason, 'carriedOver', v.carried_over) order by v.opened_at, v.id) as rows
    from app.service_line v where v.person_id = any (array(select unnest(all_of_them) from ids)) group by v.person_id),
  tasks as (select t.person_id, json_agg(json_build_object('id', t.id, 'step', t.step, 'ref', t.ref, 'organisation', t.organisation_id,
      'account', coalesce(t.covers_id, t.account_id), 'level', t.level, 'waiting', t.waiting,
      'dueAt', case when t.due_at = 'infinity' then null else floor(extract(epoch from t.due_at) * 1000)::bigint end,
      'openedAt', floor(extract(epoch from t.opened_at) * 1000)::bigint) order by t.due_at, t.id) as rows
    from app.task t where t.closed_at is null and t.person_id = any (array(select unnest(all_of_them) from ids)) group by t.person_id),
  grants as (select g.person_id, json_agg(json_build_object('organisation', g.organisation_id, 'classes', g.classes, 'basis', g.basis)
      order by g.organisation_id) as rows
    from app.person_grant g where g.until > now() and g.person_id = any (array(select unnest(all_of_them) from ids)) group by g.person_id)
  select p.id, json_build_object('id', p.id, 'code', p.code, 'version', p.version, 'ageStatus', p.age_status, 'sex', p.sex, 'status', p.status,
    'stage', p.stage, 'danger', p.danger, 'territory', p.territory, 'birthDate', p.birth_date, 'exploitation', p.exploitation,
    'detectedAt', floor(extract(epoch from p.detected_at) * 1000)::bigint, 'caseManager', p.case_manager_id, 'holder', p.holder_id,
    'historical', p.historical, 'joinedInto', p.joined_into,
    'events', coalesce(e.rows, '[]'), 'legs', coalesce(l.rows, '[]'), 'consents', coalesce(c.rows, '[]'), 'referrals', coalesce(r.rows, '[]'),
    'serviceLines', coalesce(v.rows, '[]'), 'tasks', coalesce(t.rows, '[]'), 'grants', coalesce(g.rows, '[]'))
  from page p
    left join events e on e.person_id = p.id left join legs l on l.person_id = p.id left join consents c on c.person_id = p.id
    left join referrals r on r.person_id = p.id left join lines v on v.person_id = p.id left join tasks t on t.person_id = p.id
    left join grants g on g.person_id = p.id
  order by p.id
$$;

-- Writes what differs: stages, clocks that are over, clocks that began or moved. A person whose version is another by now, or
-- whom an act holds at this moment, is left alone: that act derives by itself. Nobody's open form goes stale by this: it
-- changes no version. `a` = {people: [{id, version, stage?}], close: [{person_id, id}], open: [as tasks_open of app.perform]}.
create function app.settle_derived(a jsonb) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  free uuid[];
begin
  select coalesce(array_agg(y.id), '{}') into free from (
    select p.id from jsonb_to_recordset(a->'people') x(id uuid, version int) join app.person p on p.id = x.id and p.version = x.version
     order by p.id for update of p skip locked) y;
  update app.person p set stage = x.stage from jsonb_to_recordset(a->'people') x(id uuid, stage text)
   where p.id = x.id and x.stage is not null and p.id = any (free);
  update app.task t set closed_at = now() from jsonb_to_recordset(a->'close') x(person_id uuid, id uuid)
   where t.id = x.id and t.person_id = x.person_id and t.closed_at is null and t.person_id = any (free);
  insert into app.task (person_id, step, ref, organisation_id, account_id, due_at, escalate_at, waiting)
  select x.person_id, x.step, x.ref, x.organisation_id, x.account_id, coalesce(app.moment(x.due_at), 'infinity'),
      coalesce(app.moment(x.escalate_at), 'infinity'), coalesce(x.waiting, false)
    from jsonb_to_recordset(a->'open') x(person_id uuid, step text, ref uuid, organisation_id uuid, account_id uuid, due_at jsonb, escalate_at jsonb, waiting boolean)
   where x.person_id = any (free)
  on conflict (person_id, step, organisation_id, coalesce(ref, person_id)) where closed_at is null
    do update set due_at = excluded.due_at, escalate_at = excluded.escalate_at, account_id = excluded.account_id, waiting = excluded.waiting;
  delete from app.to_derive d where d.person_id = any (free);
  return cardinality(free);
end $$;

-- Up to so many people whose file changed outside app.perform, oldest first.
create function app.people_to_derive(p_most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.person_id from app.to_derive d order by d.since, d.person_id limit p_most
$$;

-- The civil day up to which everybody was derived; told once a day by the worker.
create function app.derived_until(p_day text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare known text;
begin
  select s.value into known from app.setting s where s.name = 'derived-until';
  if p_day is not null then
    insert into app.setting (name, value) values ('derived-until', p_day) on conflict (name) do update set value = excluded.value;
  end if;
  return known;
end $$;

revoke execute on function app_inner.note_to_derive() from public;
revoke execute on function app.files_to_derive, app.settle_derived, app.people_to_derive, app.derived_until from public;
grant execute on function app.files_to_derive, app.settle_derived, app.people_to_derive, app.derived_until to app_worker;
