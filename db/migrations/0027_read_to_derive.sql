-- Deriving everybody reads everybody, and objects of JSON cost the database more than all the rest of it. The same file is told
-- as fields of text instead; the worker puts it together (src/features/work/derive-clocks/told-file.ts).
set local role app_owner;
drop function app.files_to_derive(uuid, int, uuid[]);

-- Milliseconds since 1970; null where there is no moment. Microseconds are whole numbers that a float holds exactly, and the
-- division leaves out what is less than a millisecond. Without settings of its own it is written into the query that asks.
create function app_inner.ms(p_at timestamptz) returns bigint
language sql stable
return case when isfinite(p_at) then (date_part('epoch', p_at) * 1000000)::bigint / 1000 end;

-- One line a person: parts are separated by GS, rows by RS, fields by US, the members of a list by a space; what is null is empty.
-- None of these stands in JSON as it is stored, nor in a coded field; what somebody may have typed is cleared of them.
-- `p_only` names people; without it, everybody who is not closed or joined, in order of id after `p_after`.
create function app.files_to_derive(p_after uuid, p_most int, p_only uuid[] default null)
returns table (id uuid, told text)
language sql stable security definer set search_path = pg_catalog, pg_temp
set jit = off set enable_bitmapscan = off as $$
  with page as materialized (
    select p.* from app.person p
     where (p_only is null or p.id = any (p_only)) and p.id > p_after and p.joined_into is null
       and (p_only is not null or p.stage <> 'closed' or exists (select from app.task t where t.person_id = p.id and t.closed_at is null))
     order by p.id limit p_most)
  select p.id, concat(
    concat(p.id, E'\x1f', p.code, E'\x1f', p.version, E'\x1f', p.age_status, E'\x1f', p.sex, E'\x1f', p.status, E'\x1f', p.stage, E'\x1f',
      p.danger, E'\x1f', p.territory, E'\x1f', p.birth_date, E'\x1f', array_to_string(p.exploitation, ' '), E'\x1f', app_inner.ms(p.detected_at),
      E'\x1f', p.case_manager_id, E'\x1f', p.holder_id, E'\x1f', p.historical), E'\x1d',
    (select string_agg(concat(e.id, E'\x1f', e.kind, E'\x1f', app_inner.ms(e.happened_at), E'\x1f', app_inner.ms(e.recorded_at), E'\x1f',
        e.organisation_id, E'\x1f', e.organisation_kind, E'\x1f', e.role, E'\x1f', e.conformity, E'\x1f',
        case when e.broken <> '{}' then array_to_string(e.broken, ' ') end, E'\x1f', case when e.act <> '{}' then e.act end), E'\x1e' order by e.seq)
      from app.event e where e.person_id = p.id), E'\x1d',
    (select string_agg(concat(l.id, E'\x1f', l.notification_id, E'\x1f', l.duty, E'\x1f', l.addressee_id, E'\x1f', l.addressee_kind, E'\x1f',
        l.state, E'\x1f', l.connected, E'\x1f', app_inner.ms(l.sent_at), E'\x1f', app_inner.ms(l.due_at), E'\x1f', app_inner.ms(l.taken_up_at),
        E'\x1f', l.escalation), E'\x1e' order by l.sent_at, l.id)
      from app.leg l where l.person_id = p.id), E'\x1d',
    (select string_agg(concat(c.purpose, E'\x1f', c.recipient, E'\x1f', c.answer, E'\x1f', c.given_by, E'\x1f',
        translate(c.subject, E'\x1d\x1e\x1f', ''), E'\x1f', app_inner.ms(c.at)), E'\x1e' order by c.seq)
      from app.consent c where c.person_id = p.id), E'\x1d',
    (select string_agg(concat(r.id, E'\x1f', r.state, E'\x1f', r.business_status, E'\x1f', r.sender_id, E'\x1f', r.receiver_id, E'\x1f',
        r.receiver_kind, E'\x1f', r.service, E'\x1f', r.path, E'\x1f', r.emergency, E'\x1f', app_inner.ms(r.answer_due_at), E'\x1f',
        app_inner.ms(r.requested_at), E'\x1f', app_inner.ms(r.answered_at)), E'\x1e' order by r.requested_at nulls last, r.id)
      from app.referral r where r.person_id = p.id), E'\x1d',
    (select string_agg(concat(v.id, E'\x1f', v.plan, E'\x1f', v.service, E'\x1f', v.referred, E'\x1f', v.accepted, E'\x1f', v.received, E'\x1f',
        translate(v.closed_reason, E'\x1d\x1e\x1f', ''), E'\x1f', v.carried_over), E'\x1e' order by v.opened_at, v.id)
      from app.service_line v where v.person_id = p.id), E'\x1d',
    (select string_agg(concat(t.id, E'\x1f', t.step, E'\x1f', t.ref, E'\x1f', t.organisation_id, E'\x1f', coalesce(t.covers_id, t.account_id), E'\x1f',
        t.level, E'\x1f', t.waiting, E'\x1f', app_inner.ms(t.due_at), E'\x1f', app_inner.ms(t.opened_at)), E'\x1e' order by t.due_at, t.id)
      from app.task t where t.person_id = p.id and t.closed_at is null))
  from page p order by p.id
$$;
revoke execute on function app.files_to_derive, app_inner.ms from public;
grant execute on function app.files_to_derive to app_worker;

-- An account that is closed manages nobody any more. Of each of its people an event says so, as an act would; the file is then
-- another, so whoever is writing about this person meanwhile looks again, and the worker derives who proposes the next one.
create function app_inner.case_manager_left() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from app.person p where p.case_manager_id = new.id order by p.id for update;
  insert into app.event (person_id, kind, happened_at, organisation_id, organisation_kind, role, act)
  select p.id, 'case-manager.left', now(), null, 'operator', 'system-operator', jsonb_build_object('caseManager', new.id)
    from app.person p where p.case_manager_id = new.id order by p.id;
  update app.person p set case_manager_id = null, version = p.version + 1 where p.case_manager_id = new.id;
  return null;
end $$;
revoke execute on function app_inner.case_manager_left from public;
create trigger case_manager_left after update of active on app.account
  for each row when (old.active and not new.active) execute function app_inner.case_manager_left();

drop trigger event_to_derive on app.event;
create trigger event_to_derive after insert on app.event for each row
  when (new.kind in ('leg.escalated', 'leg.call-recorded', 'notification.corrected', 'case-manager.left'))
  execute function app_inner.note_to_derive();
