-- How long things are kept: what is due is listed for the data-protection officer, unfounded signs go by themselves, a legal hold
-- stops both. Erasing destroys the key of a person; what was done stays, coded, so that no count changes.
set local role app_owner;

create table app.legal_hold (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null,
  organisation_id uuid not null,
  placed_by uuid not null,
  reason text not null check (reason in ('court', 'prosecution', 'compensation', 'complaint', 'inspection')),
  placed_at timestamptz not null default now(),
  -- Until when somebody looks again. A hold whose day has passed still holds: it ends only by a decision.
  review_on date not null,
  ended_at timestamptz,
  ended_by uuid,
  constraint legal_hold_review_after_placing check (review_on > placed_at::date)
);
create index legal_hold_of_person on app.legal_hold (person_id) where ended_at is null;
create index legal_hold_of_organisation on app.legal_hold (organisation_id, review_on) where ended_at is null;
alter table app.legal_hold enable row level security;
alter table app.legal_hold force row level security;
create policy owner_all on app.legal_hold to app_owner using (true) with check (true);
create policy legal_hold_own on app.legal_hold for select to app_web
  using (organisation_id = (select app.organisation()) and (select app.has_role('data-protection-officer')));
grant select on app.legal_hold to app_web;

-- The sweep erases without an account; its certificates stand with the desk that holds the person.
alter table app.erasure_certificate alter column account_id drop not null;

create function app_inner.is_held(p_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.legal_hold h where h.person_id = p_person and h.ended_at is null)
$$;

-- A number of the pack that is a time, as the loader wrote it ("10 years"); null means never.
create function app_inner.kept_for(p_parameter text) returns interval
language sql stable set search_path = pg_catalog, pg_temp as $$
  select s.value::interval from app.setting s where s.name = 'parameter.' || p_parameter and s.value ~ '^[0-9]+ (minutes|hours|days|months|years)$'
$$;

-- Whether this account may look after how long a person's data are kept.
create function app_inner.keeps_data(p_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and app.has_role('data-protection-officer')
    and exists (select from app.person_grant g where g.person_id = p_person and g.organisation_id = app.organisation() and g.until > now())
$$;

-- Destroys the key, clears names, tokens and code; who asked is the caller's to check. {"kind": done | already | held}
create function app_inner.erase(p_person uuid, p_reason text, p_account uuid, p_organisation uuid) returns jsonb
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  digest bytea;
  counts jsonb;
begin
  perform 1 from app.person p where p.id = p_person for update;
  if app_inner.is_held(p_person) then return jsonb_build_object('kind', 'held'); end if;
  select sha256(convert_to(k.wrapped, 'UTF8')) into digest from app.data_key k where k.subject_id = p_person and k.erased_at is null for update;
  if digest is null then return jsonb_build_object('kind', 'already'); end if;
  select jsonb_build_object(
      'identity', (select count(*) from app.person_identity i where i.person_id = p_person),
      'contact', (select count(*) from app.person_contact c where c.person_id = p_person),
      'record', (select count(*) from app.record r where r.person_id = p_person),
      'told', (select count(*) from app.notification_person n where n.person_id = p_person),
      'referral', (select count(*) from app.referral r where r.person_id = p_person),
      'evidence', (select count(*) from app.evidence e where e.person_id = p_person),
      'service_line', (select count(*) from app.service_line v where v.person_id = p_person)) into counts;
  update app.data_key set kek = null, wrapped = null, erased_at = now() where subject_id = p_person;
  update app.data_key k set kek = null, wrapped = null, erased_at = now()
    from app.notification_person n
   where n.person_id = p_person and k.subject_id = n.notification_id and k.erased_at is null and not exists (
     select from app.notification_person o left join app.data_key x on x.subject_id = o.person_id
      where o.notification_id = n.notification_id and (x.subject_id is null or x.erased_at is null));
  delete from app.name_index where person_id = p_person;
  update app.person_identity set given_names = 'pv0.erased', family_name = 'pv0.erased', birth_date = null, citizenship = null, document = null
   where person_id = p_person;
  update app.person_contact set phone = null, place = null, safe_contact = null where person_id = p_person;
  update app.person set birth_date = date_trunc('year', birth_date)::date, version = version + 1 where id = p_person;
  delete from app.look_code where person_id = p_person;
  insert into app.custody (evidence_id, person_id, kind, account_id, organisation_id)
  select e.id, p_person, 'destroyed', p_account, p_organisation from app.evidence e where e.person_id = p_person;
  delete from app.evidence_part b using app.evidence e where e.id = b.evidence_id and e.person_id = p_person;
  insert into app.erasure_certificate (person_id, account_id, organisation_id, reason, key_digest, sealed)
  values (p_person, p_account, p_organisation, left(btrim(p_reason), 200), digest, counts);
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
  values (p_account, p_organisation, p_person, '{}', 'erased');
  return jsonb_build_object('kind', 'done');
end $$;

-- Only for the data-protection officer of a desk with a grant; once. Answers {"kind": done | not-found | already | held}.
create or replace function app.erase_person(p_person uuid, p_reason text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.keeps_data(p_person) or coalesce(length(btrim(p_reason)), 0) < 3 then return jsonb_build_object('kind', 'not-found'); end if;
  return app_inner.erase(p_person, p_reason, app.account(), app.organisation());
end $$;

create function app.hold_place(p_person uuid, p_reason text, p_review date) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app_inner.keeps_data(p_person) or p_review is null or p_review <= now()::date or p_review > now()::date + 366 then return false; end if;
  perform 1 from app.person p where p.id = p_person for update;
  insert into app.legal_hold (person_id, organisation_id, placed_by, reason, review_on)
  values (p_person, app.organisation(), app.account(), p_reason, p_review);
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
  values (app.account(), app.organisation(), p_person, '{}', 'legal hold placed: ' || p_reason);
  return true;
end $$;

create function app.hold_end(p_hold uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  if not app.has_role('data-protection-officer') then return false; end if;
  update app.legal_hold h set ended_at = now(), ended_by = app.account()
   where h.id = p_hold and h.organisation_id = app.organisation() and h.ended_at is null returning h.person_id into whose;
  if whose is null then return false; end if;
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
  values (app.account(), app.organisation(), whose, '{}', 'legal hold ended');
  return true;
end $$;

-- Whose time is over at a moment: a file some time after its closure, a sign that proved unfounded sooner. Help is owed whatever
-- the status, so that nobody counts as unfounded while help runs or anything was written since.
create function app_inner.due_for_erasure(p_at timestamptz) returns table (person_id uuid, ground text, due_at timestamptz)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select p.id, x.ground, x.last_at + x.kept
    from app.person p
    join app.data_key k on k.subject_id = p.id and k.erased_at is null
    cross join lateral (select max(e.recorded_at) as at from app.event e where e.person_id = p.id) l
    cross join lateral (
      select 'unfounded' as ground, l.at as last_at, app_inner.kept_for('P-RETENTION-UNFOUNDED') as kept
       where p.status = 'not-victim'
         and not exists (select from app.referral r where r.person_id = p.id and r.state in ('requested', 'accepted', 'in-progress', 'on-hold'))
      union all
      select 'file', l.at, app_inner.kept_for('P-RETENTION-FILE') where p.stage = 'closed' and p.status <> 'not-victim') x
   where p.joined_into is null and x.last_at + x.kept <= p_at
$$;

-- What is due among one's own people, for the data-protection officer, oldest first.
create function app.retention_due() returns table (person_id uuid, code text, ground text, due_at timestamptz, held boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.person_id, p.code, d.ground, d.due_at, app_inner.is_held(d.person_id)
    from app_inner.due_for_erasure(now()) d join app.person p on p.id = d.person_id
   where app_inner.keeps_data(d.person_id) order by d.due_at, d.person_id limit 200
$$;

-- Unfounded signs go by themselves; a file waits for a decision. Returns how many went.
create function app.retention_sweep(p_at timestamptz) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  gone int := 0;
begin
  for one in select d.person_id, coalesce(p.holder_id, (select g.organisation_id from app.person_grant g where g.person_id = p.id
        order by g.listed_at, g.organisation_id limit 1)) as desk
      from app_inner.due_for_erasure(p_at) d join app.person p on p.id = d.person_id
     where d.ground = 'unfounded' and not app_inner.is_held(d.person_id) order by d.due_at limit 100 loop
    if one.desk is not null and app_inner.erase(one.person_id, 'unfounded, time over', null, one.desk)->>'kind' = 'done' then gone := gone + 1; end if;
  end loop;
  return gone;
end $$;

revoke execute on function app_inner.is_held(uuid), app_inner.kept_for(text), app_inner.keeps_data(uuid), app_inner.erase(uuid, text, uuid, uuid),
  app.hold_place(uuid, text, date), app.hold_end(uuid), app_inner.due_for_erasure(timestamptz), app.retention_due(), app.retention_sweep(timestamptz) from public;
grant execute on function app.hold_place(uuid, text, date), app.hold_end(uuid), app.retention_due() to app_web;
grant execute on function app.retention_sweep(timestamptz) to app_worker;

-- One of the desk's own people by id or by the code on a paper, for the officer who reads no person's page.
create function app.kept_person(p_id uuid, p_code text) returns table (id uuid, code text, erased boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.code, exists (select from app.data_key k where k.subject_id = p.id and k.erased_at is not null)
    from app.person p where (p.id = p_id or p.code in (p_code, upper(p_code))) and app_inner.keeps_data(p.id) limit 1
$$;

create function app.legal_holds() returns table (id uuid, person_id uuid, code text, reason text, placed_at timestamptz, review_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.id, h.person_id, p.code, h.reason, h.placed_at, h.review_on from app.legal_hold h join app.person p on p.id = h.person_id
   where h.ended_at is null and h.organisation_id = app.organisation() and app.has_role('data-protection-officer') order by h.review_on, h.id
$$;

create function app.erasure_certificates() returns table (id uuid, code text, at timestamptz, reason text, key_digest bytea, sealed jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, coalesce(p.code, ''), c.at, c.reason, c.key_digest, c.sealed from app.erasure_certificate c left join app.person p on p.id = c.person_id
   where c.organisation_id = app.organisation() and app.has_role('data-protection-officer') order by c.at desc, c.id limit 100
$$;

revoke execute on function app.kept_person(uuid, text), app.legal_holds(), app.erasure_certificates() from public;
grant execute on function app.kept_person(uuid, text), app.legal_holds(), app.erasure_certificates() to app_web;

-- Evidence on a person's record: content and name sealed under the person's key, content in parts; the hash of what was received,
-- and a chain of custody that only grows.
create table app.evidence (
  id uuid primary key,
  person_id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  data_class text not null check (data_class in ('identity', 'indicators', 'interview', 'proceedings', 'compensation')),
  name text not null,
  media_type text not null,
  size int not null,
  parts int not null,
  -- SHA-256 of what came, and of what is kept where metadata were taken out.
  received_hash bytea not null check (length(received_hash) = 32),
  kept_hash bytea not null check (length(kept_hash) = 32),
  at timestamptz not null default now(),
  txid xid8 not null default pg_current_xact_id()
);
create index evidence_of_person on app.evidence (person_id, at);
create table app.evidence_part (
  evidence_id uuid not null references app.evidence,
  at int not null,
  body bytea not null,
  primary key (evidence_id, at)
);
create table app.custody (
  seq bigint generated always as identity primary key,
  evidence_id uuid not null references app.evidence,
  person_id uuid not null,
  kind text not null check (kind in ('received', 'stripped', 'read', 'handed-over', 'destroyed')),
  receiver_id uuid,
  account_id uuid,
  organisation_id uuid,
  at timestamptz not null default now()
);
create index custody_of_evidence on app.custody (evidence_id, seq);
create index custody_of_person on app.custody (person_id);
do $$
declare t regclass;
begin
  foreach t in array array['app.evidence', 'app.evidence_part', 'app.custody']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy evidence_read on app.evidence for select to app_web using (app.granted(person_id, data_class));
create policy custody_read on app.custody for select to app_web
  using (exists (select from app.evidence e where e.id = custody.evidence_id and app.granted(e.person_id, e.data_class)));
grant select on app.evidence, app.custody to app_web;
create trigger custody_only_grows before update or delete on app.custody for each row execute function app_inner.only_grows();

-- The key of a person one works with: the one that is there, or this one, kept once.
create function app.keep_person_key(p_person uuid, p_fresh text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.granted(p_person, 'core') then
    insert into app.data_key (subject_id, kind, version, kek, wrapped)
    values (p_person, 'person', split_part(p_fresh, ':', 1)::smallint, split_part(p_fresh, ':', 2), split_part(p_fresh, ':', 3))
    on conflict (subject_id) do nothing;
  end if;
  return app.key_of(p_person);
end $$;

create function app.evidence_put(p_id uuid, p_person uuid, p_class text, p_name text, p_type text, p_size int, p_parts int, p_received bytea, p_kept bytea)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or not app.granted(p_person, p_class) or not p_class = any (app.writes())
    or not exists (select from app.data_key k where k.subject_id = p_person and k.erased_at is null for share) then return false; end if;
  insert into app.evidence (id, person_id, organisation_id, account_id, data_class, name, media_type, size, parts, received_hash, kept_hash)
  values (p_id, p_person, app.organisation(), app.account(), p_class, p_name, p_type, p_size, p_parts, p_received, p_kept);
  insert into app.custody (evidence_id, person_id, kind, account_id, organisation_id)
  select p_id, p_person, k.kind, app.account(), app.organisation()
    from unnest(case when p_received = p_kept then array['received'] else array['received', 'stripped'] end) with ordinality k(kind, n) order by k.n;
  return true;
end $$;

-- One part, only in the transaction that brought the evidence.
create function app.evidence_part_put(p_evidence uuid, p_at int, p_body bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.evidence e where e.id = p_evidence and e.account_id = app.account() and e.txid = pg_current_xact_id() and p_at < e.parts) then
    return false;
  end if;
  insert into app.evidence_part (evidence_id, at, body) values (p_evidence, p_at, p_body);
  return true;
end $$;

-- The sealed parts in their order, for whoever has a grant on the class; the reading is a link of the chain.
create function app.evidence_take(p_person uuid, p_evidence uuid) returns setof bytea
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.evidence e where e.id = p_evidence and e.person_id = p_person and app.granted(e.person_id, e.data_class)) then return; end if;
  insert into app.custody (evidence_id, person_id, kind, account_id, organisation_id)
  values (p_evidence, p_person, 'read', app.account(), app.organisation());
  return query select b.body from app.evidence_part b where b.evidence_id = p_evidence order by b.at;
end $$;

create function app.evidence_hand_over(p_person uuid, p_evidence uuid, p_receiver uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.evidence e where e.id = p_evidence and e.person_id = p_person and app.granted(e.person_id, e.data_class))
    or not exists (select from app.organisation o where o.id = p_receiver and o.id <> app.organisation()) then return false; end if;
  insert into app.custody (evidence_id, person_id, kind, receiver_id, account_id, organisation_id)
  values (p_evidence, p_person, 'handed-over', p_receiver, app.account(), app.organisation());
  return true;
end $$;

revoke execute on function app.keep_person_key(uuid, text), app.evidence_put(uuid, uuid, text, text, text, int, int, bytea, bytea),
  app.evidence_part_put(uuid, int, bytea), app.evidence_take(uuid, uuid), app.evidence_hand_over(uuid, uuid, uuid) from public;
grant execute on function app.keep_person_key(uuid, text), app.evidence_put(uuid, uuid, text, text, text, int, int, bytea, bytea),
  app.evidence_part_put(uuid, int, bytea), app.evidence_take(uuid, uuid), app.evidence_hand_over(uuid, uuid, uuid) to app_web;
