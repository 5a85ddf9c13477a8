-- One message to several desks, and files with it. Each desk gets a report of its own, sealed to its own key; the receipt code
-- is the same for all. Files come without metadata and without a name, sealed to the desk before they come here.
-- See docs/decisions/0026-files-and-several-desks.md.
set local role app_owner;

drop index app.report_code;
create unique index report_code on app.report (code_digest, organisation_id) where code_digest is not null;

-- The mailboxes behind a receipt code, one for each desk the sender chose.
drop function app.report_behind(bytea);
create function app.report_behind(p_digest bytea) returns table (id uuid, organisation uuid, desk text, state text, box text, key uuid,
  public_key text, arrived_at timestamptz, written int, answers jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, r.organisation_id, o.name, r.state, m.state, k.id, k.public_key, r.arrived_at,
      (select count(*)::int from app.report_message x where x.report_id = r.id and not x.of_desk),
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'at', floor(extract(epoch from x.at) * 1000)::bigint, 'sealed', x.for_sender) order by x.ordinal)
        from app.report_message x where x.report_id = r.id and x.of_desk and x.for_sender is not null), '[]')
    from app.report r join app.organisation o on o.id = r.organisation_id join app.mailbox m on m.organisation_id = r.organisation_id
      join app.mailbox_key k on k.id = r.key_id
   where r.code_digest = p_digest order by o.name, o.id
$$;

-- The sender writes again, to one of the desks. Answers kept, closed, or full: so many messages are no conversation.
create function app.report_write_to(p_digest bytea, p_report uuid, p_message uuid, p_sealed text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one app.report;
  box app.mailbox;
  written int;
begin
  if app_inner.is_exercise() then return 'closed'; end if;
  select r.* into one from app.report r where r.code_digest = p_digest and r.id = p_report for update;
  select m.* into box from app.mailbox m where m.organisation_id = one.organisation_id and m.state = 'open';
  if one.id is null or box.organisation_id is null then return 'closed'; end if;
  select count(*) into written from app.report_message x where x.report_id = one.id;
  if written >= 60 then return 'full'; end if;
  insert into app.report_message (id, report_id, ordinal, of_desk, at, for_desk)
  values (p_message, one.id, written + 1, false, app_inner.hour(now()), p_sealed) on conflict do nothing;
  if found then
    update app.report r set state = 'new', missed = false, touched_at = app_inner.hour(now()),
        answer_due = app_inner.hour(now()) + make_interval(hours => box.promise_hours + 1)
     where r.id = one.id;
  end if;
  return 'kept';
end $$;

-- What turned out to be one text again and again loses its place at every desk it was sent to.
create or replace function app.report_lower(p_ids uuid[], p_score smallint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.report r set score = p_score
   where (r.id = any (p_ids) or r.code_digest in (select x.code_digest from app.report x where x.id = any (p_ids)))
     and r.score > p_score and r.state = 'new'
$$;

-- Files of a message. The head holds the key of the content and what is known of the file, sealed to the desk.
create table app.report_file (
  id uuid primary key,
  message_id uuid not null references app.report_message on delete cascade,
  head text not null,
  parts smallint not null constraint report_file_has_parts check (parts between 1 and 64)
);
create index report_file_of_message on app.report_file (message_id);
create table app.report_file_part (
  file_id uuid not null references app.report_file on delete cascade,
  at smallint not null,
  body bytea not null constraint report_file_part_is_short check (length(body) <= 262200),
  primary key (file_id, at)
);
alter table app.report_file_part alter column body set storage external;
do $$
declare t regclass;
begin
  foreach t in array array['app.report_file', 'app.report_file_part']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy report_file_readers on app.report_file for select to app_web
  using (exists (select from app.report_message x where x.id = message_id));
grant select on app.report_file to app_web;

/*
 * Keeps a file of the sender's own message. Answers kept, also where this very file was kept before; full: the desk has no more
 * room for files, its texts go on; or no.
 */
create function app.report_file_put(p_digest bytea, p_message uuid, p_file uuid, p_head text, p_parts smallint, p_most_parts int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare desk uuid;
begin
  if app_inner.is_exercise() then return 'no'; end if;
  select r.organisation_id into desk from app.report_message x join app.report r on r.id = x.report_id
   where x.id = p_message and not x.of_desk and r.code_digest = p_digest;
  if desk is null or length(p_head) > 4096 then return 'no'; end if;
  if exists (select from app.report_file f where f.id = p_file) then return 'kept'; end if;
  if (select coalesce(sum(f.parts), 0) from app.report_file f join app.report_message x on x.id = f.message_id
        join app.report r on r.id = x.report_id where r.organisation_id = desk) + p_parts > p_most_parts then return 'full'; end if;
  if (select count(*) from app.report_file f where f.message_id = p_message) >= 3 then return 'no'; end if;
  insert into app.report_file (id, message_id, head, parts) values (p_file, p_message, p_head, p_parts);
  return 'kept';
end $$;

create function app.report_file_part_put(p_digest bytea, p_file uuid, p_at smallint, p_body bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app_inner.is_exercise() or not exists (select from app.report_file f join app.report_message x on x.id = f.message_id
      join app.report r on r.id = x.report_id where f.id = p_file and r.code_digest = p_digest and p_at >= 0 and p_at < f.parts) then
    return false;
  end if;
  insert into app.report_file_part (file_id, at, body) values (p_file, p_at, p_body) on conflict do nothing;
  return true;
end $$;

-- The sealed parts in their order, for whoever is on duty at the desk; each look is written down.
create function app.report_file_take(p_report uuid, p_file uuid) returns setof bytea
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.reads_mailbox() or not exists (select from app.report_file f join app.report_message x on x.id = f.message_id
      join app.report r on r.id = x.report_id where f.id = p_file and r.id = p_report and r.organisation_id = app.organisation()) then return; end if;
  insert into app.access_log (account_id, organisation_id, classes, purpose)
  values (app.account(), app.organisation(), '{report}', 'mailbox file');
  insert into app.report_look (report_id, organisation_id, account_id) values (p_report, app.organisation(), app.account());
  return query select b.body from app.report_file_part b where b.file_id = p_file order by b.at;
end $$;

-- Names of the other desks the sender told the same, so that two desks do not set out without knowing of each other.
create function app.report_others(p_report uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.name from app.report r join app.report x on x.code_digest = r.code_digest and x.id <> r.id
      join app.organisation o on o.id = x.organisation_id
   where r.id = p_report and r.organisation_id = app.organisation() and app.reads_mailbox() order by o.name
$$;

-- A file of a report that becomes evidence: the chain of custody begins with the hour in which it came to the public mailbox.
alter table app.custody drop constraint custody_kind_check;
alter table app.custody add constraint custody_kind_check
  check (kind in ('from-mailbox', 'received', 'stripped', 'read', 'handed-over', 'destroyed'));

create function app.evidence_put_from(p_id uuid, p_person uuid, p_class text, p_name text, p_type text, p_size int, p_parts int,
  p_received bytea, p_kept bytea, p_report uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare came timestamptz;
begin
  if p_report is null then
    return app.evidence_put(p_id, p_person, p_class, p_name, p_type, p_size, p_parts, p_received, p_kept);
  end if;
  select r.arrived_at into came from app.report r where r.id = p_report and r.organisation_id = app.organisation() and app.reads_mailbox();
  if came is null or app.account() is null or not app.granted(p_person, p_class) or not p_class = any (app.writes())
    or not exists (select from app.data_key k where k.subject_id = p_person and k.erased_at is null for share) then return false; end if;
  insert into app.evidence (id, person_id, organisation_id, account_id, data_class, name, media_type, size, parts, received_hash, kept_hash)
  values (p_id, p_person, app.organisation(), app.account(), p_class, p_name, p_type, p_size, p_parts, p_received, p_kept);
  -- Nobody was signed in when it came, and of its metadata nothing was ever stored.
  insert into app.custody (evidence_id, person_id, kind, account_id, organisation_id, at)
  values (p_id, p_person, 'from-mailbox', null, app.organisation(), came);
  insert into app.custody (evidence_id, person_id, kind, account_id, organisation_id, at)
  select p_id, p_person, 'stripped', null, app.organisation(), came where p_received <> p_kept;
  insert into app.custody (evidence_id, person_id, kind, account_id, organisation_id)
  values (p_id, p_person, 'received', app.account(), app.organisation());
  return true;
end $$;

revoke execute on function app.report_behind(bytea), app.report_write_to(bytea, uuid, uuid, text),
  app.report_file_put(bytea, uuid, uuid, text, smallint, int), app.report_file_part_put(bytea, uuid, smallint, bytea),
  app.report_file_take(uuid, uuid), app.report_others(uuid),
  app.evidence_put_from(uuid, uuid, text, text, text, int, int, bytea, bytea, uuid) from public;
grant execute on function app.report_behind(bytea), app.report_write_to(bytea, uuid, uuid, text),
  app.report_file_put(bytea, uuid, uuid, text, smallint, int), app.report_file_part_put(bytea, uuid, smallint, bytea),
  app.report_file_take(uuid, uuid), app.report_others(uuid),
  app.evidence_put_from(uuid, uuid, text, text, text, int, int, bytea, bytea, uuid) to app_web;
