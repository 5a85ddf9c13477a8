-- What came beside the wall of conflict, behind it: a desk that handed a person over, the daily derivation, and an emergency.
set local role app_owner;

-- As in 0057_transfer.sql; whoever stands outside the wall has nothing, whatever the ground.
create or replace function app.mandate(person uuid) returns text
language sql stable security definer set search_path = pg_catalog, app as $$
  select case
    when person = any (app_inner.walls()) then null
    when app.granted(person, 'core') or app.sees_all()
      or ('notification' = any (app.opens('core'))
        and exists (select from app.leg l where l.person_id = person and l.addressee_id = app.organisation())
        and not app_inner.handed_over(person, app.organisation())) then 'full'
    when app.works() and exists (select from app.referral r where r.person_id = person and r.receiver_id = app.organisation()
      and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')) then 'answer' end
$$;

-- As in 0051_tell_less.sql, and who stands outside the wall around the person.
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
      from app.task t where t.person_id = p.id and t.closed_at is null), E'\x1d',
    (select string_agg(distinct w.side::text, ' ') from app.wall w where w.person_id = p.id))
  from page p order by p.id
$$;

-- Broken glass opens nobody who is restricted, unless the pack says so, and nobody from whom a wall keeps this account or its desk.
create or replace function app_inner.glass_barred(p_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select app.walled(p_person, app.organisation(), app.account())
    or (exists (select from app.restriction r where r.person_id = p_person)
      and coalesce((select s.value from app.setting s where s.name = 'glass.restricted'), 'no') <> 'yes')
$$;

-- Who hears that glass was broken: as in 0041_break_glass.sql, and where one of them stands outside the wall, whoever stands for it.
create or replace function app_inner.glass_addressees(p_person uuid, p_account uuid, p_organisation uuid, p_reviewer uuid)
returns table (organisation_id uuid, audience text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  with told as (
    select h as desk, 'desk' as audience from app_inner.holders_of(p_person) h where h is not null
    union select app_inner.desk_with(h, 'data-protection-officer', p_account), 'data-protection-officer' from app_inner.holders_of(p_person) h
    union select p_reviewer, 'data-protection-officer'
    union select app_inner.desk_with(p_organisation, 'supervisor', p_account), 'supervisor')
  select distinct app.stands_for(p_person, t.desk), t.audience from told t
   where t.desk is not null and app.stands_for(p_person, t.desk) is not null
$$;

-- The same of the desk that says whether it was justified.
create function app_inner.glass_reviewed_behind_wall() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  new.review_organisation_id := coalesce(app.stands_for(new.person_id, new.review_organisation_id), new.review_organisation_id);
  return new;
end $$;
create trigger break_glass_reviewed_behind_wall before insert on app.break_glass
  for each row execute function app_inner.glass_reviewed_behind_wall();
revoke execute on function app_inner.glass_reviewed_behind_wall() from public;
