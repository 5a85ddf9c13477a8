-- Whether somebody owes the next step of a person, whichever desk it is: a desk reads its own tasks only, and took a
-- person whom another desk holds for one whom nobody holds. Answers true or false, and of persons the desk may know of alone.
set local role app_owner;

create function app.nobody_holds(p_person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (app.sees_all() or app.granted(p_person, 'core'))
    and not exists (select from app.task t where t.person_id = p_person and t.closed_at is null)
$$;
revoke all on function app.nobody_holds(uuid) from public;
grant execute on function app.nobody_holds(uuid) to app_web;
