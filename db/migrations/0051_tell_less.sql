-- Deriving everybody reads everybody: only what deriving asks for is told. Who wrote an act down, when a leg was taken up, and
-- the id of what is settled decide nothing about what is owed; src/features/work/derive-clocks/told-file.ts reads the same.
set local role app_owner;

-- One line a person: parts are separated by GS, rows by RS, fields by US, the members of a list by a space; what is null is empty.
-- None of these stands in JSON as it is stored, nor in a coded field; what somebody may have typed is cleared of them. The id of
-- an act, when it was written down and what it broke are told of irregular acts, the id of a leg as long as it is open.
create or replace function app.files_to_derive(p_after uuid, p_most int, p_only uuid[] default null)
returns table (id uuid, told text)
language sql stable security definer set search_path = pg_catalog, pg_temp
set jit = off set enable_bitmapscan = off as $$
  with page as materialized (
    select p.* from app.person p
     where (p_only is null or p.id = any (p_only)) and p.id > p_after and p.joined_into is null
       and (p_only is not null or p.stage <> 'closed' or exists (select from app.task t where t.person_id = p.id and t.closed_at is null))
     order by p.id limit p_most)
  select p.id, concat(
    format(E'%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s', p.id, p.version, p.age_status, p.sex, p.status,
      p.stage, p.danger, p.territory, p.birth_date, array_to_string(p.exploitation, ' '), app_inner.ms(p.detected_at), p.case_manager_id,
      p.holder_id, p.historical), E'\x1d',
    (select string_agg(e.kind || E'\x1f' || e.organisation_kind || E'\x1f' || e.conformity || E'\x1f' || app_inner.ms(e.happened_at)::text || E'\x1f'
        || coalesce(e.organisation_id::text, '') || E'\x1f' || case when e.act <> '{}' then e.act::text else '' end
        || case when e.conformity = 'irregular' then
             format(E'\x1f%s\x1f%s\x1f%s', e.id, app_inner.ms(e.recorded_at), array_to_string(e.broken, ' ')) else '' end, E'\x1e' order by e.seq)
      from app.event e where e.person_id = p.id), E'\x1d',
    (select string_agg(l.addressee_kind || E'\x1f' || l.state || E'\x1f' || l.addressee_id::text || E'\x1f' || l.connected::text || E'\x1f'
        || app_inner.ms(l.sent_at)::text || E'\x1f' || case when l.state <> 'taken-up' then l.id::text else '' end, E'\x1e' order by l.sent_at, l.id)
      from app.leg l where l.person_id = p.id), E'\x1d',
    (select string_agg(format(E'%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s', c.purpose, c.recipient, c.answer, c.given_by,
        translate(c.subject, E'\x1d\x1e\x1f', ''), app_inner.ms(c.at)), E'\x1e' order by c.seq)
      from app.consent c where c.person_id = p.id), E'\x1d',
    (select string_agg(format(E'%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s', r.id, r.state, r.business_status, r.sender_id,
        r.receiver_id, r.receiver_kind, r.service, r.path, r.emergency, app_inner.ms(r.answer_due_at), app_inner.ms(r.requested_at),
        app_inner.ms(r.answered_at)), E'\x1e' order by r.requested_at nulls last, r.id)
      from app.referral r where r.person_id = p.id), E'\x1d',
    (select string_agg(format(E'%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s\x1f%s', v.id, v.plan, v.service, v.referred, v.accepted, v.received,
        translate(v.closed_reason, E'\x1d\x1e\x1f', ''), v.carried_over), E'\x1e' order by v.opened_at, v.id)
      from app.service_line v where v.person_id = p.id), E'\x1d',
    (select string_agg(t.step || E'\x1f' || t.id::text || E'\x1f' || coalesce(t.ref::text, '') || E'\x1f' || t.organisation_id::text || E'\x1f'
        || coalesce(coalesce(t.covers_id, t.account_id)::text, '') || E'\x1f' || t.level::text || E'\x1f' || t.waiting::text || E'\x1f'
        || coalesce(app_inner.ms(t.due_at)::text, ''), E'\x1e' order by t.due_at, t.id)
      from app.task t where t.person_id = p.id and t.closed_at is null))
  from page p order by p.id
$$;
