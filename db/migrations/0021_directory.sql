-- The directory: organizations, services and places that help, in the terms of HSDS 3.1 (Open Referral). In this schema
-- `organization` is the standard's word for whoever runs a service; app.organisation stays the desk that signs in.
-- What is kept and versioned is an entry: an organization, a service or a location with every row that belongs to it, as it
-- came. The tables below are drawn from entries by app_inner.directory_put, the only writer, so that they cannot disagree.
set local role app_owner;

create schema app_directory;
grant usage on schema app_directory to app_web, app_worker;

-- Counts writes: one writer at a time, and a reader knows by one number whether what it remembers is still so.
create table app_directory.state (
  alone boolean primary key default true check (alone),
  seq bigint not null default 0
);
insert into app_directory.state default values;

-- `protected` is true until derived otherwise: what nobody has looked at is shown to nobody.
create table app_directory.entry (
  id uuid primary key,
  kind text not null check (kind in ('organization', 'service', 'location', 'taxonomy', 'taxonomy_term', 'unit', 'meta_table_description')),
  rows jsonb not null,
  version int not null default 1,
  verified_on date,
  source text,
  protected boolean not null default true,
  never_stale boolean not null default false,
  tenant_id uuid references app.organisation,
  seq bigint not null,
  changed_at timestamptz not null
);
create index entry_of_tenant on app_directory.entry (tenant_id) where tenant_id is not null;
create index entry_by_kind on app_directory.entry (kind, id);
create index entry_by_change on app_directory.entry (seq);

create table app_directory.entry_version (
  id bigint generated always as identity primary key,
  entry_id uuid not null references app_directory.entry on delete cascade,
  version int not null,
  at timestamptz not null,
  action text not null check (action in ('loaded', 'imported', 'edited', 'confirmed', 'confirmed-by-link')),
  account_id uuid references app.account,
  organisation_id uuid references app.organisation,
  rows jsonb not null,
  verified_on date
);
create index entry_version_of_entry on app_directory.entry_version (entry_id, id desc);

create table app_directory.organization (
  id uuid primary key, entry_id uuid not null references app_directory.entry on delete cascade,
  name text not null, alternate_name text, description text not null, email text, website text, legal_status text, uri text,
  parent_organization_id uuid
);
create table app_directory.service (
  id uuid primary key, entry_id uuid not null references app_directory.entry on delete cascade,
  organization_id uuid not null, program_id uuid, name text not null, alternate_name text, description text, url text, email text,
  status text not null check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  interpretation_services text, application_process text, fees_description text, accreditations text,
  eligibility_description text, minimum_age numeric, maximum_age numeric, alert text,
  constraint service_ages_in_order check (minimum_age <= maximum_age)
);
create index service_of_organization on app_directory.service (organization_id);
-- `redacted`: a protected shelter. Its address and coordinates are in rows only its own people and the national desk may read.
create table app_directory.location (
  id uuid primary key, entry_id uuid not null references app_directory.entry on delete cascade,
  location_type text not null check (location_type in ('physical', 'postal', 'virtual', 'redacted')),
  organization_id uuid, url text, name text, alternate_name text, description text, transportation text,
  latitude numeric, longitude numeric
);
create index location_of_organization on app_directory.location (organization_id);
create table app_directory.taxonomy (
  id uuid primary key, entry_id uuid not null references app_directory.entry on delete cascade,
  name text not null, description text not null, uri text, version text
);
create table app_directory.taxonomy_term (
  id uuid primary key, entry_id uuid not null references app_directory.entry on delete cascade,
  code text, name text not null, description text not null, parent_id uuid, taxonomy text, taxonomy_id uuid, term_uri text
);
create table app_directory.unit (
  id uuid primary key, entry_id uuid not null references app_directory.entry on delete cascade,
  name text not null, scheme text, identifier text, uri text
);

create table app_directory.service_at_location (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  service_id uuid not null, location_id uuid not null, description text, primary key (entry_id, id)
);
create index service_at_location_by_location on app_directory.service_at_location (location_id);
create index service_at_location_by_id on app_directory.service_at_location (id);
create table app_directory.address (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  location_id uuid, attention text, address_1 text not null, address_2 text, city text not null, region text,
  state_province text not null, postal_code text not null, country text not null, address_type text not null, primary key (entry_id, id)
);
create table app_directory.schedule (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  service_id uuid, location_id uuid, service_at_location_id uuid, valid_from text, valid_to text, dtstart text, timezone numeric,
  until text, count numeric, wkst text, freq text, "interval" numeric, byday text, byweekno text, bymonthday text, byyearday text,
  description text, opens_at text, closes_at text, notes text, primary key (entry_id, id)
);
create table app_directory.phone (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  service_id uuid, location_id uuid, organization_id uuid, contact_id uuid, service_at_location_id uuid,
  number text not null, extension numeric, type text, description text, primary key (entry_id, id)
);
create table app_directory.language (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  service_id uuid, location_id uuid, phone_id uuid, name text, code text, note text, primary key (entry_id, id)
);
create table app_directory.service_area (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  service_id uuid, service_at_location_id uuid, name text, description text, extent text, extent_type text, uri text, primary key (entry_id, id)
);
create table app_directory.funding (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  organization_id uuid, service_id uuid, source text, primary key (entry_id, id)
);
create table app_directory.required_document (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  service_id uuid, document text, uri text, primary key (entry_id, id)
);
create table app_directory.accessibility (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  location_id uuid, description text, details text, url text, primary key (entry_id, id)
);
create table app_directory.attribute (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  link_id uuid not null, link_entity text not null, taxonomy_term_id uuid not null, link_type text, value text, label text,
  primary key (entry_id, id)
);
create index attribute_by_link on app_directory.attribute (link_id);
create table app_directory.service_capacity (
  id uuid not null, entry_id uuid not null references app_directory.entry on delete cascade,
  service_id uuid not null, unit_id uuid not null, available numeric not null, maximum numeric, description text, updated text not null,
  constraint service_capacity_not_negative check (available >= 0), primary key (entry_id, id)
);

-- One flat row a service: what search, matching and the public list ask for. Null is unknown, in every column.
create table app_directory.listing (
  service_id uuid primary key references app_directory.entry on delete cascade,
  organization_id uuid not null,
  organization_name text,
  name text not null,
  description text,
  status text not null,
  needs text[] not null,
  minimum_age numeric,
  maximum_age numeric,
  sexes text[],
  exploitation text[],
  citizenship text[],
  children text,
  access text,
  languages text[],
  territories text[],
  region text,
  phones jsonb,
  schedules jsonb,
  licence jsonb,
  website text,
  email text,
  verified_on date,
  source text,
  version int not null,
  never_stale boolean not null,
  protected boolean not null default true,
  tenant_id uuid,
  seq bigint not null,
  changed_at timestamptz not null
);
create index listing_by_change on app_directory.listing (seq);
create index listing_protected on app_directory.listing (service_id) where protected;
create index listing_of_organization on app_directory.listing (organization_id);

-- What an entry has that should be looked at again: the work queue of stale entries.
create table app_directory.chase (
  entry_id uuid primary key references app_directory.entry on delete cascade,
  opened_at timestamptz not null,
  asked_at timestamptz,
  asked_by uuid references app.account
);

-- A link by which an owner without an account vouches for one entry, once. What is kept is the hash: a copy opens nothing.
create table app_directory.confirmation_link (
  token_hash bytea primary key check (length(token_hash) = 32),
  entry_id uuid not null references app_directory.entry on delete cascade,
  made_by uuid references app.account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Regions, for the little that may be said of a protected shelter.
create table app_directory.region (
  code text primary key,
  name text not null,
  territories text[] not null
);

do $$
declare t regclass;
begin
  for t in select c.oid from pg_class c where c.relnamespace = 'app_directory'::regnamespace and c.relkind = 'r' loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
  end loop;
end $$;

create policy directory_state_read on app_directory.state for select to app_web using (true);
create policy region_read on app_directory.region for select to app_web using (true);
-- Protected entries: their own organisation and the officers of the national desk, nobody else.
create policy entry_read on app_directory.entry for select to app_web
  using (not protected or tenant_id = (select app.organisation()) or (select app.sees_all()));
-- Those who place people also need to know that a protected service is there, for whom and in which region; no address is here.
create policy listing_read on app_directory.listing for select to app_web
  using (not protected or tenant_id = (select app.organisation()) or (select app.sees_all())
    or (select app.organisation_kind()) in ('regional-centre', 'child-protection', 'victim-support'));
create policy entry_version_read on app_directory.entry_version for select to app_web
  using ((select app.account()) is not null and exists (select from app_directory.entry e where e.id = entry_id));
create policy chase_read on app_directory.chase for select to app_web
  using ((select app.sees_all()) or exists (
    select from app_directory.entry e where e.id = entry_id and e.tenant_id = (select app.organisation())));
do $$
declare name text;
begin
  foreach name in array array['organization', 'service', 'location', 'taxonomy', 'taxonomy_term', 'unit', 'service_at_location',
    'address', 'schedule', 'phone', 'language', 'service_area', 'funding', 'required_document', 'accessibility', 'attribute',
    'service_capacity'] loop
    execute format('create policy directory_row_read on app_directory.%I for select to app_web
      using (exists (select from app_directory.entry e where e.id = entry_id))', name);
    execute format('grant select on app_directory.%I to app_web', name);
  end loop;
end $$;
create policy confirmation_link_functions_only on app_directory.confirmation_link to app_owner using (true) with check (true);
grant select on app_directory.state, app_directory.region, app_directory.entry, app_directory.listing, app_directory.entry_version,
  app_directory.chase to app_web;

-- Today, where the mechanism is.
create function app_inner.today() returns date
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (now() at time zone coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC'))::date
$$;
-- A parameter of the pack that is a time.
create function app_inner.period(p_name text) returns interval
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select s.value from app.setting s where s.name = 'parameter.' || p_name)::interval
$$;

/*
 * The only writer. Entries that say nothing new are left alone, so that the same package twice changes nothing. Each entry:
 * {id, kind, rows, verified_on, source} and, from the pack only, {tenant, never_stale}. Answers what became of each one
 * that was written: new or changed.
 */
create function app_inner.directory_put(p_entries jsonb, p_action text, p_keep boolean default false)
returns table (id uuid, outcome text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
  at_seq bigint;
  written uuid[];
  fresh uuid[];
  name text;
begin
  update app_directory.state set seq = seq + 1 returning seq into at_seq;
  with given as (
    -- Rows in the order of their ids: the same entry is the same whatever the order it came in.
    select x.id, x.kind, x.verified_on, x.source, x.tenant, x.never_stale, (
        select jsonb_object_agg(part.key, (select jsonb_agg(one order by one ->> 'id' collate "C") from jsonb_array_elements(part.value) one))
          from jsonb_each(x.rows) part) as rows
      from jsonb_to_recordset(p_entries)
        x(id uuid, kind text, rows jsonb, verified_on date, source text, tenant uuid, never_stale boolean)),
  put as (
    insert into app_directory.entry as e (id, kind, rows, verified_on, source, tenant_id, never_stale, seq, changed_at)
    select g.id, g.kind, g.rows, g.verified_on, g.source, g.tenant, coalesce(g.never_stale, false), at_seq, now() from given g
    on conflict (id) do update set rows = excluded.rows, version = e.version + 1, verified_on = coalesce(excluded.verified_on, e.verified_on),
      source = coalesce(excluded.source, e.source), tenant_id = coalesce(excluded.tenant_id, e.tenant_id),
      never_stale = e.never_stale or excluded.never_stale, seq = excluded.seq, changed_at = excluded.changed_at
    where e.kind = excluded.kind
      -- What people have changed since is theirs: loading the pack again does not take it back.
      and not (p_keep and exists (select from app_directory.entry_version v where v.entry_id = e.id and v.action <> 'loaded'))
      and (e.rows is distinct from excluded.rows or coalesce(excluded.verified_on, e.verified_on) is distinct from e.verified_on
        or coalesce(excluded.source, e.source) is distinct from e.source
        or coalesce(excluded.tenant_id, e.tenant_id) is distinct from e.tenant_id)
    returning e.id, e.version = 1 as is_new)
  select coalesce(array_agg(put.id), '{}'), coalesce(array_agg(put.id) filter (where is_new), '{}') into written, fresh from put;
  if cardinality(written) = 0 then return; end if;

  insert into app_directory.entry_version (entry_id, version, at, action, account_id, organisation_id, rows, verified_on)
  select e.id, e.version, now(), p_action, app.account(), app.organisation(), e.rows, e.verified_on
    from app_directory.entry e where e.id = any (written);

  foreach name in array array['organization', 'service', 'location', 'taxonomy', 'taxonomy_term', 'unit'] loop
    execute format(
      'insert into app_directory.%1$I select r.* from app_directory.entry e cross join lateral jsonb_array_elements(e.rows -> %1$L) x
         cross join lateral jsonb_populate_record(null::app_directory.%1$I, x || jsonb_build_object(''entry_id'', e.id)) r
        where e.kind = %1$L and e.id = any ($1) on conflict (id) do update set %2$s', name,
      (select string_agg(format('%1$I = excluded.%1$I', a.attname), ', ') from pg_attribute a
        where a.attrelid = format('app_directory.%I', name)::regclass and a.attnum > 0 and not a.attisdropped and a.attname <> 'id'))
      using written;
  end loop;
  foreach name in array array['service_at_location', 'address', 'schedule', 'phone', 'language', 'service_area', 'funding',
    'required_document', 'accessibility', 'attribute', 'service_capacity'] loop
    execute format('delete from app_directory.%I where entry_id = any ($1)', name) using written;
    execute format(
      'insert into app_directory.%1$I select r.* from app_directory.entry e cross join lateral jsonb_array_elements(e.rows -> %1$L) x
         cross join lateral jsonb_populate_record(null::app_directory.%1$I, x || jsonb_build_object(''entry_id'', e.id)) r
        where e.id = any ($1)', name) using written;
  end loop;
  perform app_inner.directory_derive(written, at_seq);
  return query select w, case when w = any (fresh) then 'new' else 'changed' end from unnest(written) w;
end $$;

-- What follows from entries: who owns them, whether they are protected, and the flat row of each service they touch.
create function app_inner.directory_derive(p_changed uuid[], p_seq bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare touched uuid[];
declare touched_organizations uuid[];
begin
  select coalesce(array_agg(x.id), '{}') into touched from (
    select s.id from app_directory.service s where s.id = any (p_changed)
    union select s.id from app_directory.service s where s.organization_id = any (p_changed)
    union select l.service_id from app_directory.service_at_location l where l.location_id = any (p_changed)) x;
  select coalesce(array_agg(distinct x.id), '{}') into touched_organizations from (
    select o.id from app_directory.organization o where o.id = any (p_changed)
    union select s.organization_id from app_directory.service s where s.id = any (touched)) x;

  -- A place to be kept from the public makes everything at it so.
  update app_directory.entry e set protected = l.location_type = 'redacted', seq = p_seq,
      tenant_id = coalesce((select o.tenant_id from app_directory.entry o where o.id = l.organization_id), e.tenant_id)
    from app_directory.location l where l.id = e.id and e.id = any (p_changed);
  update app_directory.entry e set seq = p_seq,
      protected = exists (select from app_directory.service_at_location a join app_directory.location l on l.id = a.location_id
        where a.service_id = s.id and l.location_type = 'redacted'),
      tenant_id = (select o.tenant_id from app_directory.entry o where o.id = s.organization_id)
    from app_directory.service s where s.id = e.id and e.id = any (touched);
  -- An organization that runs nothing but protected services is protected with them.
  update app_directory.entry e set seq = p_seq,
      protected = coalesce((select bool_and(x.protected) from app_directory.service s join app_directory.entry x on x.id = s.id
        where s.organization_id = e.id), false)
    where e.id = any (touched_organizations) and e.kind = 'organization';
  update app_directory.entry e set protected = false where e.id = any (p_changed)
    and e.kind in ('taxonomy', 'taxonomy_term', 'unit', 'meta_table_description');

  insert into app_directory.listing as l
  select s.id, s.organization_id, o.name, s.name, s.description, s.status, coalesce(a.needs, '{}'), s.minimum_age, s.maximum_age,
      a.sexes, a.exploitation, a.citizenship, a.children, a.access,
      (select array_agg(distinct g.code) from app_directory.language g where g.entry_id = s.id and g.service_id = s.id and g.code is not null),
      (select array_agg(distinct substr(c.uri, 21)) from app_directory.service_area c where c.entry_id = s.id and c.uri like 'urn:punte:territory:%'),
      (select min(substr(c.uri, 18)) from app_directory.service_area c where c.entry_id = s.id and c.uri like 'urn:punte:region:%'),
      coalesce((select jsonb_agg(jsonb_build_object('number', h.number, 'description', h.description, 'type', h.type) order by h.id)
          from app_directory.phone h where h.entry_id = s.id and h.service_id = s.id),
        (select jsonb_agg(jsonb_build_object('number', h.number, 'description', h.description, 'type', h.type) order by h.id)
          from app_directory.phone h where h.entry_id = s.organization_id and h.organization_id = s.organization_id)),
      (select jsonb_agg(jsonb_build_object('row', jsonb_strip_nulls(to_jsonb(h) - 'entry_id'), 'hours', k.hours, 'zone', k.zone) order by h.id)
        from app_directory.schedule h left join lateral (
          select min(t.code) filter (where t.code <> 'time-zone') as hours, min(b.value) filter (where t.code = 'time-zone') as zone
            from app_directory.attribute b join app_directory.taxonomy_term t on t.id = b.taxonomy_term_id
           where b.link_id = h.id and b.link_type = 'hours') k on true
       where h.entry_id = s.id),
      a.licence, o.website, s.email, e.verified_on, e.source, e.version, e.never_stale, e.protected, e.tenant_id, p_seq, e.changed_at
    from app_directory.service s join app_directory.entry e on e.id = s.id
      left join app_directory.organization o on o.id = s.organization_id
      left join lateral (
        select array_agg(distinct t.code) filter (where x.uri = 'urn:punte:taxonomy:need') as needs,
            array_agg(distinct t.code) filter (where x.uri = 'urn:punte:taxonomy:sex') as sexes,
            array_agg(distinct t.code) filter (where x.uri = 'urn:punte:taxonomy:exploitation') as exploitation,
            array_agg(distinct t.code) filter (where x.uri = 'urn:punte:taxonomy:citizenship') as citizenship,
            min(t.code) filter (where x.uri = 'urn:punte:taxonomy:children') as children,
            min(t.code) filter (where x.uri = 'urn:punte:taxonomy:access') as access,
            jsonb_object_agg(t.code, b.value) filter (where x.uri = 'urn:punte:taxonomy:licence') as licence
          from app_directory.attribute b join app_directory.taxonomy_term t on t.id = b.taxonomy_term_id
            join app_directory.taxonomy x on x.id = t.taxonomy_id
         where b.link_id = s.id) a on true
   where s.id = any (touched)
  on conflict (service_id) do update set organization_id = excluded.organization_id, organization_name = excluded.organization_name,
    name = excluded.name, description = excluded.description, status = excluded.status, needs = excluded.needs,
    minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age, sexes = excluded.sexes, exploitation = excluded.exploitation,
    citizenship = excluded.citizenship, children = excluded.children, access = excluded.access, languages = excluded.languages,
    territories = excluded.territories, region = excluded.region, phones = excluded.phones, schedules = excluded.schedules,
    licence = excluded.licence, website = excluded.website, email = excluded.email, verified_on = excluded.verified_on,
    source = excluded.source, version = excluded.version, never_stale = excluded.never_stale, protected = excluded.protected,
    tenant_id = excluded.tenant_id, seq = excluded.seq, changed_at = excluded.changed_at;
end $$;
revoke execute on function app_inner.today, app_inner.period, app_inner.directory_put, app_inner.directory_derive from public;
