-- A desk appointed for a person (a lawyer's, a representative's, an interpreter's) has a ground for access: an act that
-- names it. Which acts appoint, which classes that opens and what ends it is decided in src/domain/access/.
set local role app_owner;

create or replace function app_inner.has_ground(p_person uuid, p_organisation uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.leg l where l.person_id = p_person and l.addressee_id = p_organisation)
    or exists (select from app.referral r where r.person_id = p_person and r.receiver_id = p_organisation
      and r.state in ('accepted', 'in-progress', 'on-hold'))
    -- A service that ended leaves whoever manages the case at work.
    or exists (select from app.referral r join app.event e on e.person_id = r.person_id and e.kind = 'case-manager.appointed'
         and e.organisation_id = r.receiver_id
      where r.person_id = p_person and r.receiver_id = p_organisation and r.state = 'completed')
    or exists (select from app.event e where e.person_id = p_person and e.act->>'appointedDesk' = p_organisation::text
      and e.kind in ('counsel.assigned', 'representative.appointed', 'interview.planned', 'statement.planned')
      and e.conformity <> 'historical');
end $$;

-- What an interpreter reads of the talks its desk was appointed for, and nothing else of the person: no name, no page, no story.
create function app.assignments() returns table (
  event_id uuid, code text, kind text, language text, planned_for timestamptz, wish text, child boolean, asked_by uuid)
language sql stable security definer set search_path = pg_catalog, app as $$
  select e.id, p.code, e.kind, e.act->>'language', to_timestamp((e.act->>'plannedFor')::double precision / 1000),
         e.act->>'interviewerWish', p.age_status <> 'adult', e.organisation_id
    from app.person_grant g
    join app.person p on p.id = g.person_id
    join lateral (
      -- The latest plan of each kind that nothing has followed.
      select distinct on (x.kind) x.* from app.event x
       where x.person_id = g.person_id and x.kind in ('interview.planned', 'statement.planned')
       order by x.kind, x.seq desc) e on true
   where g.organisation_id = app.organisation() and g.until > now() and g.basis = 'appointment'
     and e.act->>'appointedDesk' = g.organisation_id::text
     and not exists (select from app.event done where done.person_id = g.person_id and done.seq > e.seq
       and done.kind = replace(e.kind, '.planned', '.recorded'))
   order by 5, e.id
   limit 100
$$;
revoke all on function app.assignments() from public;
grant execute on function app.assignments() to app_web;
