-- A case manager who left: whoever supervises the desk proposes the next one. The event names the supervisor who is there on that
-- day, so that the clock has a person and not only a desk; where a desk has none, the clock is the desk's as before. Whoever
-- stands in for a supervisor who is away has it like any other clock.
set local role app_owner;
create or replace function app_inner.case_manager_left() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform 1 from app.person p where p.case_manager_id = new.id order by p.id for update;
  insert into app.event (person_id, kind, happened_at, organisation_id, organisation_kind, role, act)
  select p.id, 'case-manager.left', now(), null, 'operator', 'system-operator',
      jsonb_strip_nulls(jsonb_build_object('caseManager', new.id,
        'supervisor', app_inner.answers_for(new.organisation_id, now(), '{supervisor}')))
    from app.person p where p.case_manager_id = new.id order by p.id;
  update app.person p set case_manager_id = null, version = p.version + 1 where p.case_manager_id = new.id;
  return null;
end $$;
