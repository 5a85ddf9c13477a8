-- What people do to the directory. The web role reads it; it changes it only through these functions, each of which asks by
-- itself who calls.
set local role app_owner;

-- May the one who asks change this entry: an administrator of the organisation it belongs to, or an officer of the national desk.
create function app_inner.keeps_entry(p_entry uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and exists (select from app_directory.entry e where e.id = p_entry
    and (app.sees_all() or (app.has_role('administrator') and e.tenant_id = app.organisation())))
$$;

-- Whether the one who asks may change this entry, for pages that offer it.
create function app.directory_may_edit(p_entry uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app_inner.keeps_entry(p_entry)
$$;

/*
 * app.directory_save: the rows of a service as the form gave them. Who edits vouches: verified today. Answers
 *   saved | replayed – the form was sent before | stale – changed by somebody else since the form was drawn
 *   forbidden – not an entry of one's own, or none at all
 * p_version 0 makes a new service of an organization one keeps.
 */
create function app.directory_save(p_form uuid, p_entry uuid, p_version int, p_rows jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_version int;
  organization uuid := (p_rows -> 'service' -> 0 ->> 'organization_id')::uuid;
  known_organization uuid;
begin
  if (p_rows -> 'service' -> 0 ->> 'id')::uuid is distinct from p_entry or jsonb_array_length(p_rows -> 'service') <> 1 then
    return 'forbidden';
  end if;
  -- One writer at a time, as in app_inner.directory_put: the version compared is the version replaced.
  perform from app_directory.state for update;
  select e.version, s.organization_id into found_version, known_organization
    from app_directory.entry e join app_directory.service s on s.id = e.id where e.id = p_entry;
  if found_version is null then
    if p_version <> 0 or not app_inner.keeps_entry(organization) then return 'forbidden'; end if;
  elsif not app_inner.keeps_entry(p_entry) or organization is distinct from known_organization then return 'forbidden';
  end if;
  if p_form is not null and exists (select from app.submission u where u.form_id = p_form) then return 'replayed'; end if;
  if found_version is not null and found_version <> p_version then return 'stale'; end if;
  if p_form is not null then
    insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/directory/services/' || p_entry);
  end if;
  perform app_inner.directory_put(jsonb_build_array(jsonb_build_object('id', p_entry, 'kind', 'service', 'rows', p_rows,
    'verified_on', app_inner.today(), 'source',
    case when found_version is null then (select o.name from app.organisation o where o.id = app.organisation()) end)), 'edited');
  delete from app_directory.chase c where c.entry_id = p_entry;
  return 'saved';
end $$;

-- Somebody vouches for an entry as it stands.
create function app_inner.directory_verify(p_entry uuid, p_action text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare at_seq bigint;
begin
  update app_directory.state set seq = seq + 1 returning seq into at_seq;
  update app_directory.entry e set verified_on = app_inner.today(), seq = at_seq where e.id = p_entry;
  insert into app_directory.entry_version (entry_id, version, at, action, account_id, organisation_id, rows, verified_on)
  select e.id, e.version, now(), p_action, app.account(), app.organisation(), e.rows, e.verified_on
    from app_directory.entry e where e.id = p_entry;
  perform app_inner.directory_derive(array[p_entry], at_seq);
  delete from app_directory.chase c where c.entry_id = p_entry;
end $$;

-- The owner, signed in, says: this is still so. False where it is not one's own entry.
create function app.directory_confirm(p_entry uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.keeps_entry(p_entry) then return false; end if;
  perform app_inner.directory_verify(p_entry, 'confirmed');
  return true;
end $$;

-- Makes a link for an owner without an account. The token itself is never here. False where one may not ask.
create function app.directory_link(p_entry uuid, p_token_hash bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.keeps_entry(p_entry) then return false; end if;
  if not exists (select from app_directory.service s where s.id = p_entry) then return false; end if;
  insert into app_directory.confirmation_link (token_hash, entry_id, made_by, made_at, expires_at)
  values (p_token_hash, p_entry, app.account(), now(), now() + app_inner.period('P-DIRECTORY-LINK'));
  update app_directory.chase c set asked_at = now(), asked_by = app.account() where c.entry_id = p_entry;
  return true;
end $$;

-- What a link is for. The rows of the service only: a link that got lost leads to no address.
create function app.directory_link_read(p_token_hash bytea)
returns table (entry uuid, state text, name text, organization text, rows jsonb, verified_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select e.id, case when l.used_at is not null then 'used' when l.expires_at <= now() then 'expired' else 'open' end,
      s.name, o.name, case when l.used_at is null and l.expires_at > now() then e.rows end, e.verified_on
    from app_directory.confirmation_link l join app_directory.entry e on e.id = l.entry_id
      join app_directory.service s on s.id = e.id left join app_directory.organization o on o.id = s.organization_id
   where l.token_hash = p_token_hash
$$;

-- The owner vouches by link: once, and in time. Answers confirmed, used, expired or unknown.
create function app.directory_link_confirm(p_token_hash bytea) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare confirmed uuid;
begin
  update app_directory.confirmation_link l set used_at = now()
   where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > now() returning l.entry_id into confirmed;
  if confirmed is null then
    return coalesce((select case when l.used_at is not null then 'used' else 'expired' end
      from app_directory.confirmation_link l where l.token_hash = p_token_hash), 'unknown');
  end if;
  perform app_inner.directory_verify(confirmed, 'confirmed-by-link');
  return 'confirmed';
end $$;

-- A package, read and checked before: all of it or nothing. Null where one may not.
create function app.directory_import(p_entries jsonb) returns table (id uuid, outcome text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or not app.sees_all() then return; end if;
  -- Tenants and what never goes stale are said by the pack alone.
  return query select p.id, p.outcome from app_inner.directory_put(
    (select coalesce(jsonb_agg(x - 'tenant' - 'never_stale'), '[]') from jsonb_array_elements(p_entries) x), 'imported') p;
end $$;

-- Ids of the services that changed since: also of those that have become protected, so that whoever remembers them forgets.
create function app.directory_changed(p_seq bigint) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.service_id from app_directory.listing l where l.seq > p_seq
$$;

-- In which regions protected shelters stand, null where it is not known: all the public may know of them. One row a region
-- however many there are, so that none can be counted, and none that has gone stale.
create function app.directory_protected_regions() returns table (code text, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct r.code, r.name from app_directory.listing l left join app_directory.region r on r.code = l.region
   where l.protected and l.status = 'active'
     and (l.never_stale or l.verified_on > app_inner.today() - app_inner.period('P-DIRECTORY-STALE'))
$$;

-- The worker puts on the work queue what will soon be stale or is, and takes off what was looked at.
create function app.directory_chase() returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare opened int;
declare until date := app_inner.today() - app_inner.period('P-DIRECTORY-STALE') + app_inner.period('P-DIRECTORY-WARNING');
begin
  delete from app_directory.chase c using app_directory.listing l
   where l.service_id = c.entry_id and (l.verified_on > until or l.status = 'defunct');
  insert into app_directory.chase (entry_id, opened_at)
  select l.service_id, now() from app_directory.listing l
   where not l.never_stale and l.status <> 'defunct' and (l.verified_on is null or l.verified_on <= until)
  on conflict do nothing;
  get diagnostics opened = row_count;
  return opened;
end $$;

revoke execute on function app_inner.keeps_entry, app_inner.directory_verify from public;
revoke execute on function app.directory_may_edit, app.directory_save, app.directory_confirm, app.directory_link,
  app.directory_link_read, app.directory_link_confirm, app.directory_import, app.directory_protected_regions,
  app.directory_changed, app.directory_chase from public;
grant execute on function app.directory_may_edit, app.directory_save, app.directory_confirm, app.directory_link,
  app.directory_link_read, app.directory_link_confirm, app.directory_import, app.directory_protected_regions, app.directory_changed to app_web;
grant execute on function app.directory_chase to app_worker;
