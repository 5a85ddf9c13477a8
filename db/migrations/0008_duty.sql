-- Who is on duty at a desk. The web role reads app.duty_shift; it changes it only through the two functions below.
set local role app_owner;

-- May the one who asks change the roster of the own desk? What a role may do besides stands in the pack; the widest circle
-- stands here, where the web process cannot widen it.
create function app_inner.keeps_duty() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and app.organisation() is not null
    and (app.has_role('administrator') or app.has_role('supervisor') or app.has_role('duty-officer'))
$$;

/*
 * app.duty_add: puts a colleague on duty from one moment to another. Answers
 *   added      – the shift stands
 *   replayed   – this form was sent before; nothing was written
 *   forbidden  – not a role that keeps the roster
 *   stranger   – not an active account of one's own organisation
 *   backwards  – the end is not after the beginning
 */
create function app.duty_add(p_form uuid, p_account uuid, p_from timestamptz, p_to timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.keeps_duty() then return 'forbidden'; end if;
  if not exists (select from app.account a
      where a.id = p_account and a.organisation_id = app.organisation() and a.active) then return 'stranger'; end if;
  if p_to <= p_from then return 'backwards'; end if;
  if p_form is not null then
    insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/duty') on conflict do nothing;
    if not found then return 'replayed'; end if;
  end if;
  insert into app.duty_shift (organisation_id, account_id, starts_at, ends_at)
  values (app.organisation(), p_account, p_from, p_to);
  return 'added';
end $$;

-- Ends a shift of the own desk: one that runs ends at p_at, one that has not begun is taken off the roster.
-- False when there is no such shift at this desk, or it has ended already: to a stranger both look the same.
create function app.duty_end(p_shift uuid, p_at timestamptz default now()) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.keeps_duty() then return false; end if;
  delete from app.duty_shift s where s.id = p_shift and s.organisation_id = app.organisation() and s.starts_at >= p_at;
  if found then return true; end if;
  update app.duty_shift s set ends_at = p_at
  where s.id = p_shift and s.organisation_id = app.organisation() and s.starts_at < p_at and s.ends_at > p_at;
  return found;
end $$;

-- The access log of one's own organisation for its data-protection officer, newest first, before p_before. The person's code
-- is told also where access has ended since: the log is about what was seen, not about what may be seen now.
create index access_log_of_organisation on app.access_log (organisation_id, seq desc);
create function app.accesses(p_code text, p_before bigint, p_most int)
returns table (seq bigint, at timestamptz, account text, code text, classes text[], purpose text, outcome text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.has_role('data-protection-officer') then return; end if;
  if p_code is null then
    return query select l.seq, l.at, a.name, p.code, l.classes, l.purpose, l.outcome
      from app.access_log l left join app.account a on a.id = l.account_id left join app.person p on p.id = l.person_id
      where l.organisation_id = app.organisation() and l.seq < p_before order by l.seq desc limit least(p_most, 500);
  else
    return query select l.seq, l.at, a.name, p.code, l.classes, l.purpose, l.outcome
      from app.person p join app.access_log l on l.person_id = p.id left join app.account a on a.id = l.account_id
      where p.code = upper(p_code) and l.organisation_id = app.organisation() and l.seq < p_before
      order by l.seq desc limit least(p_most, 500);
  end if;
end $$;

-- Made after the general revoke of 0004.
revoke execute on function app.moment(jsonb) from public;
revoke execute on function app_inner.keeps_duty, app.duty_add, app.duty_end, app.accesses from public;
grant execute on function app.duty_add, app.duty_end, app.accesses to app_web;
