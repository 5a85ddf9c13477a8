-- Notices outside the system stay behind the wall: as in 0042_outside_notices.sql, and where a desk stands outside the wall around
-- the person, whoever stands for it is told. Reviewers of an emergency are looked for at the desk that stands for the ordinary one.
set local role app_owner;

create or replace function app.outside_for(p_task text, p_payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare desk uuid;
begin
  for desk in
    select distinct case when x.person is null then x.desk else app.stands_for(x.person, x.desk) end from (
      select l.addressee_id as desk, l.person_id as person from app.leg l where l.notification_id = (p_payload->>'notification')::uuid and l.connected
      union select l.addressee_id, l.person_id from app.leg l where l.id = (p_payload->>'leg')::uuid
      union select app_inner.national_desk(), (select l.person_id from app.leg l where l.id = (p_payload->>'leg')::uuid) where (p_payload->>'level')::int >= 2
      union select t.organisation_id, t.person_id from app.task t where t.id = (p_payload->>'task')::uuid
      union select r.receiver_id, r.person_id from app.referral r where r.id = (p_payload->>'referral')::uuid
      union select q.receiver_id, s.person_id from app.place_query q join app.place_search s on s.id = q.search_id where q.id = (p_payload->>'query')::uuid
      union select s.organisation_id, s.person_id from app.place_search s where s.id = (p_payload->>'search')::uuid
      union select n.organisation_id, n.person_id from app.share_notice n where n.id = (p_payload->>'notice')::uuid) x
  loop
    continue when desk is null;
    perform app_inner.tell_outside(app_inner.workers_of(desk), replace(split_part(p_task, '.', 2), '_', '-'));
  end loop;
end $$;

create or replace function app_inner.glass_reviewed_behind_wall() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare instead uuid := app.stands_for(new.person_id, new.review_organisation_id);
begin
  if instead is distinct from new.review_organisation_id then
    new.review_organisation_id := coalesce(app_inner.desk_with(instead, 'data-protection-officer', new.account_id), instead, new.review_organisation_id);
  end if;
  return new;
end $$;
