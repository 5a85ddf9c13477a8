-- What identifies or narrates is sealed before it comes here, each person's under a data key of their own; the keys that wrap
-- data keys are never in the database. Names are found through keyed tokens. See docs/decisions/0009-encryption.md.
set local role app_owner;

-- One data key a subject: a person, a notification (what is said of several people at once), or the name index. Kept apart
-- from everything it opens, so that copies of this one table can be given a shorter life than copies of the rest.
create table app.data_key (
  subject_id uuid primary key,
  kind text not null check (kind in ('person', 'notification', 'index')),
  version smallint not null default 1,
  -- The key-encryption key that wrapped it, and the wrapped key; both gone once the subject is erased.
  kek text,
  wrapped text,
  erased_at timestamptz,
  constraint data_key_is_there_or_erased check ((erased_at is null) = (wrapped is not null and kek is not null))
);

-- Keyed tokens of a name (src/platform/vault/name-index.ts): the words one after the other, `spans` tokens each, a word's own
-- token first. Birth date and telephone are there only to be compared whole.
create table app.name_index (
  person_id uuid primary key,
  names int[] not null default '{}',
  spans smallint[] not null default '{}',
  born bigint,
  phone bigint
);
-- What waits unsorted is read by every search, so little may wait.
create index name_index_names on app.name_index using gin (names) with (gin_pending_list_limit = 256);
create index name_index_born on app.name_index (born) where born is not null;
create index name_index_phone on app.name_index (phone) where phone is not null;

-- What is left of a person's data: nothing can open it any more.
create table app.erasure_certificate (
  id uuid primary key default uuidv7(),
  person_id uuid not null,
  at timestamptz not null default now(),
  account_id uuid not null,
  organisation_id uuid not null,
  reason text not null,
  -- SHA-256 of the wrapped key that was destroyed: whoever holds an old copy can show that it is this one.
  key_digest bytea not null,
  -- How many sealed rows of each table became unreadable.
  sealed jsonb not null,
  constraint erasure_certificate_once unique (person_id)
);

-- Every question whether a person is known elsewhere, with its answer and what was odd about it.
create table app.duplicate_check (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  purpose text not null,
  answer text not null check (answer in ('possible-match', 'none', 'limit-reached', 'own-notification')),
  alarm text check (alarm in ('limit-reached', 'same-person-again', 'own-notification'))
);
create index duplicate_check_of_account on app.duplicate_check (account_id, at);

do $$
declare t regclass;
begin
  foreach t in array array['app.data_key', 'app.name_index', 'app.erasure_certificate', 'app.duplicate_check']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy erasure_certificate_own on app.erasure_certificate for select to app_web
  using (organisation_id = (select app.organisation()) and (select app.has_role('data-protection-officer')));
create policy duplicate_check_own on app.duplicate_check for select to app_web
  using (organisation_id = (select app.organisation()) and (select app.has_role('data-protection-officer')));
grant select on app.erasure_certificate, app.duplicate_check to app_web;

-- The stored key of a subject, for whoever is related to it: 'version:kek:wrapped', 'erased', or null. What it opens stands
-- behind policies of its own; alone it opens nothing.
create function app.key_of(p_subject uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare found app.data_key;
begin
  select * into found from app.data_key k where k.subject_id = p_subject;
  if found.subject_id is null or not (
    exists (select from app.person_grant g where g.person_id = p_subject and g.organisation_id = app.organisation() and g.until > now())
    or app.is_own_notification(p_subject) or app.is_addressee(p_subject) or app.relates(p_subject)
    or exists (select from app.notification_person n where n.person_id = p_subject and app.is_own_notification(n.notification_id))
    or exists (select from app.notification_person n where n.notification_id = p_subject and app.granted(n.person_id, 'core')))
  then
    return null;
  end if;
  return coalesce(found.version || ':' || found.kek || ':' || found.wrapped, 'erased');
end $$;

-- The key of a notification one sent or was addressed to: the one that is there, or this one, kept once.
create function app.keep_key(p_notification uuid, p_fresh text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from app.notification n where n.id = p_notification)
    and (app.is_own_notification(p_notification) or app.is_addressee(p_notification)
      or exists (select from app.notification_person n where n.notification_id = p_notification and app.granted(n.person_id, 'core'))) then
    insert into app.data_key (subject_id, kind, version, kek, wrapped)
    values (p_notification, 'notification', split_part(p_fresh, ':', 1)::smallint, split_part(p_fresh, ':', 2), split_part(p_fresh, ':', 3))
    on conflict (subject_id) do nothing;
  end if;
  return app.key_of(p_notification);
end $$;

-- The key of the name index: the one that is there, or this one, kept once.
create function app.index_key(p_fresh text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare stored text;
begin
  insert into app.data_key (subject_id, kind, version, kek, wrapped)
  select '00000000-0000-0000-0000-000000000001', 'index', split_part(p_fresh, ':', 1)::smallint, split_part(p_fresh, ':', 2), split_part(p_fresh, ':', 3)
   where p_fresh is not null and not exists (select from app.data_key k where k.kind = 'index')
  on conflict (subject_id) do nothing;
  select k.version || ':' || k.kek || ':' || k.wrapped into stored from app.data_key k where k.kind = 'index';
  return stored;
end $$;

-- Sealed values of an identity. The birth date that rules read stays in app.person, as coarse as the rules allow.
drop function app.search_people(text);
drop function app.find_matches(uuid[]);
drop function app.match_sides(uuid);
alter table app.person_identity drop column search;
alter table app.person_identity alter column birth_date type text using birth_date::text;
drop index app.person_contact_phone;
drop index app.person_of_birth;
-- The words stand in the record of the act that closed it.
update app.service_line set closed_reason = 'closed' where closed_reason is not null;
-- A draft has a key of its own, which goes with it.
alter table app.draft add column key text;

-- Codes of people one may see. (`like` in a policy's company cannot use an index; here it can.)
create function app.search_people(p_words text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id from app.person p
   where (p.code like upper(p_words) || '%' or p.code like 'P-' || upper(p_words) || '%') and (app.sees_all() or app.granted(p.id, 'core'))
$$;

-- Whether one's own organisation may see who this is. With `limit`, so that it is looked up for each candidate and the grants of
-- a large desk are never read whole.
create function app_inner.knows(p_person uuid, p_organisation uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.person_grant g
    where g.person_id = p_person and g.organisation_id = p_organisation and g.until > now() and 'identity' = any (g.classes));
end $$;

/*
 * People inside one's own grants whose name shares a token with each typed word (up to three; a word's own token first). The
 * grants are joined before anything is ranked or cut. A desk with few people is answered from its own people alone, so that
 * neither rows nor time tell of others; a desk with very many from the index, first by whoever has all words as typed, then by
 * whoever has one of the first two as typed; `p_loose`: with a letter wrong in each. A person may come twice.
 */
create function app.name_candidates(p_first int[], p_second int[], p_third int[], p_loose boolean, p_most int)
returns table (person_id uuid, given_names text, family_name text, key text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := app.organisation();
  few constant int := 500;
  found uuid[];
begin
  if mine is null or p_first is null then return; end if;
  if (select count(*) from (select from app.person_grant g where g.organisation_id = mine limit few + 1) x) <= few then
    if p_loose then return; end if;
    found := array(
      select n.person_id from (select g.person_id from app.person_grant g
           where g.organisation_id = mine and g.until > now() and 'identity' = any (g.classes) offset 0) own
         cross join lateral (select * from app.name_index x where x.person_id = own.person_id limit 1) n
       where n.names && p_first and (p_second is null or n.names && p_second) and (p_third is null or n.names && p_third)
       order by (n.names @> p_first[1:1])::int + (p_second is not null and n.names @> p_second[1:1])::int desc limit p_most);
  elsif p_second is null then
    if p_loose then return; end if;
    found := array(select x.person_id from (select n.person_id from app.name_index n where n.names @> p_first[1:1] offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most)
      || array(select x.person_id from (select n.person_id from app.name_index n where n.names && p_first offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most);
  elsif p_loose then
    found := array(select x.person_id from (select n.person_id from app.name_index n
         where n.names && p_first and n.names && p_second and n.names && coalesce(p_third, p_second) offset 0) x
      where app_inner.knows(x.person_id, mine) limit p_most);
  else
    found := array(select x.person_id from (select n.person_id from app.name_index n
         where n.names @> (p_first[1:1] || p_second[1:1]) and n.names && coalesce(p_third, p_second) offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most)
      || array(select x.person_id from (select n.person_id from app.name_index n
         where n.names @> p_first[1:1] and n.names && p_second and n.names && coalesce(p_third, p_second) offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most)
      || array(select x.person_id from (select n.person_id from app.name_index n
         where n.names && p_first and n.names @> p_second[1:1] and n.names && coalesce(p_third, p_second) offset 0) x
        where app_inner.knows(x.person_id, mine) limit p_most);
  end if;
  return query
    select f.id, i.given_names, i.family_name, k.version || ':' || k.kek || ':' || k.wrapped
      from (select distinct u.id from unnest(found) u(id)) f
      join lateral (select * from app.person_identity p where p.person_id = f.id limit 1) i on true
      join lateral (select * from app.data_key d where d.subject_id = f.id limit 1) k on true;
end $$;

-- Each word of one name has a word of the other that differs by a letter at most, and one word is the same.
create function app_inner.names_alike(a_names int[], a_spans smallint[], b_names int[]) returns boolean
language plpgsql immutable parallel safe as $$
declare
  at int := 1;
  span int;
  same boolean := false;
begin
  foreach span in array a_spans loop
    if not b_names && a_names[at:at + span - 1] then return false; end if;
    same := same or b_names @> a_names[at:at];
    at := at + span;
  end loop;
  return same and cardinality(a_spans) > 1;
end $$;

-- Who may be the same person as one, by what can be compared without opening anything: name, birth date with sex and
-- territory, telephone. The first two words of the name find; every word must agree.
create function app_inner.alike(p_person uuid) returns table (other uuid, reason text)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  one app.name_index;
  first_word int[];
  second_word int[];
begin
  select * into one from app.name_index n where n.person_id = p_person;
  if one.person_id is null then return; end if;
  if cardinality(one.spans) > 1 then
    first_word := one.names[1:one.spans[1]];
    second_word := one.names[one.spans[1] + 1:one.spans[1] + one.spans[2]];
    return query select n.person_id, 'name' from app.name_index n
      where n.names && first_word and n.names && second_word and n.person_id <> p_person
        and app_inner.names_alike(one.names, one.spans, n.names);
  end if;
  if one.born is not null then
    return query select n.person_id, 'birth' from app.name_index n
      join app.person p on p.id = p_person join app.person o on o.id = n.person_id and o.sex = p.sex and o.territory = p.territory
      where n.born = one.born and n.person_id <> p_person and p.sex <> 'unknown';
  end if;
  if one.phone is not null then
    return query select n.person_id, 'phone' from app.name_index n where n.phone = one.phone and n.person_id <> p_person;
  end if;
end $$;

-- Who may be the same person as these, among people whose identity the same desk works with. The older file is `person_id`.
create function app.find_matches(p_people uuid[]) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with alike as (
    select f.id, a.other, a.reason from app.person f cross join lateral app_inner.alike(f.id) a
     where f.id = any (p_people) and f.joined_into is null),
  pairs as (
    select case when (n.created_at, n.id) < (o.created_at, o.id) then n.id else o.id end as older,
           case when (n.created_at, n.id) < (o.created_at, o.id) then o.id else n.id end as newer,
           array_agg(distinct a.reason order by a.reason) as reasons
    from alike a join app.person n on n.id = a.id join app.person o on o.id = a.other and o.joined_into is null
    where exists (select from app.person_grant g join app.person_grant h on h.organisation_id = g.organisation_id
      where g.person_id = n.id and h.person_id = o.id and g.until > now() and h.until > now()
        and 'identity' = any (g.classes) and 'identity' = any (h.classes))
      -- People of one notification were told apart by whoever met them.
      and not exists (select from app.notification_person x join app.notification_person y on y.notification_id = x.notification_id
        where x.person_id = n.id and y.person_id = o.id)
    group by 1, 2),
  found as (
    insert into app.person_match (person_id, other_id, reasons) select older, newer, reasons from pairs
    on conflict (person_id, other_id) do nothing returning 1)
  select count(*)::int from found
$$;

-- What each side of a possible match says, for a desk that works with the identity of both. Sealed as it stands; with the key.
create function app.match_sides(p_match uuid)
returns table (person_id uuid, code text, age_status text, sex text, territory text, birth_date text, detected_at timestamptz,
  version int, joined_into uuid, given_names text, family_name text, phone text, notified_at timestamptz, notified_by text, key text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.code, p.age_status, p.sex, p.territory, i.birth_date, p.detected_at, p.version, p.joined_into,
    i.given_names, i.family_name, c.phone, n.sent_at, o.name, app.key_of(p.id)
  from app.person_match m
  join app.person p on p.id in (m.person_id, m.other_id)
  left join app.person_identity i on i.person_id = p.id
  left join app.person_contact c on c.person_id = p.id
  left join lateral (select * from app.notification_person y where y.person_id = p.id order by y.notification_id limit 1) x on true
  left join app.notification n on n.id = x.notification_id
  left join app.organisation o on o.id = n.organisation_id
  where m.id = p_match and app.granted(m.person_id, 'identity') and app.granted(m.other_id, 'identity')
  order by p.id <> m.person_id
$$;

/*
 * Is one of our people known elsewhere? One act of a named officer at the national desk or a regional centre, about one person
 * whose identity the desk works with, for a purpose. It answers {"kind": possible-match | none | limit-reached |
 * own-notification | no-purpose | not-found} and nothing else: not who, not where, not how many. Every question is written
 * down, and what looks like somebody being looked for raises an alarm: the day's limit reached, the same person asked about
 * for the third time in a day, or a person whom the asker entered himself (that one is not answered).
 */
create function app.check_duplicate(p_person uuid, p_purpose text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := app.account();
  day_limit int := coalesce((select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-DUPLICATE-CHECKS'), 0);
  asked int;
  about_same int;
  kind text;
  odd text;
begin
  if me is null or app.organisation_kind() not in ('national-desk', 'regional-centre') or not app.granted(p_person, 'identity') then
    return jsonb_build_object('kind', 'not-found');
  end if;
  if coalesce(length(btrim(p_purpose)), 0) < 3 then return jsonb_build_object('kind', 'no-purpose'); end if;
  -- Two questions of one account at once are counted one after the other.
  perform pg_advisory_xact_lock(hashtextextended(me::text, 15));
  select count(*), count(*) filter (where c.person_id = p_person) into asked, about_same
    from app.duplicate_check c where c.account_id = me and c.at > now() - interval '24 hours';
  if asked >= day_limit then
    kind := 'limit-reached'; odd := 'limit-reached';
  elsif exists (select from app.notification_person x join app.notification n on n.id = x.notification_id
                 where x.person_id = p_person and n.account_id = me) then
    kind := 'own-notification'; odd := 'own-notification';
  else
    kind := case when exists (select from app_inner.alike(p_person) a join app.person o on o.id = a.other and o.joined_into is null
      where not app.granted(a.other, 'identity')) then 'possible-match' else 'none' end;
    if about_same >= 2 then odd := 'same-person-again'; end if;
  end if;
  insert into app.duplicate_check (account_id, organisation_id, person_id, purpose, answer, alarm)
  values (me, app.organisation(), p_person, left(btrim(p_purpose), 200), kind, odd);
  return jsonb_build_object('kind', kind);
end $$;

/*
 * Destroys a person's data key, and with it everything sealed under it; names, contact and tokens go at once. What was done
 * stays, coded: statistics do not change. A key of a notification goes with the last of its people. Only for the
 * data-protection officer of a desk with a grant; once. Answers {"kind": done | not-found | already}.
 */
create function app.erase_person(p_person uuid, p_reason text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  digest bytea;
  counts jsonb;
begin
  if not app.has_role('data-protection-officer') or coalesce(length(btrim(p_reason)), 0) < 3
    or not exists (select from app.person_grant g where g.person_id = p_person and g.organisation_id = app.organisation() and g.until > now()) then
    return jsonb_build_object('kind', 'not-found');
  end if;
  perform 1 from app.person p where p.id = p_person for update;
  select sha256(convert_to(k.wrapped, 'UTF8')) into digest from app.data_key k where k.subject_id = p_person and k.erased_at is null for update;
  if digest is null then return jsonb_build_object('kind', 'already'); end if;
  select jsonb_build_object(
      'identity', (select count(*) from app.person_identity i where i.person_id = p_person),
      'contact', (select count(*) from app.person_contact c where c.person_id = p_person),
      'record', (select count(*) from app.record r where r.person_id = p_person),
      'told', (select count(*) from app.notification_person n where n.person_id = p_person),
      'referral', (select count(*) from app.referral r where r.person_id = p_person),
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
  insert into app.erasure_certificate (person_id, account_id, organisation_id, reason, key_digest, sealed)
  values (p_person, app.account(), app.organisation(), left(btrim(p_reason), 200), digest, counts);
  return jsonb_build_object('kind', 'done');
end $$;

revoke execute on function app.key_of(uuid), app.keep_key(uuid, text), app.index_key(text), app.search_people(text), app.name_candidates(int[], int[], int[], boolean, int),
  app_inner.knows(uuid, uuid), app_inner.names_alike(int[], smallint[], int[]), app_inner.alike(uuid), app.find_matches(uuid[]), app.match_sides(uuid),
  app.check_duplicate(uuid, text), app.erase_person(uuid, text) from public;
grant execute on function app.key_of(uuid), app.keep_key(uuid, text), app.index_key(text), app.search_people(text), app.name_candidates(int[], int[], int[], boolean, int),
  app.match_sides(uuid), app.check_duplicate(uuid, text), app.erase_person(uuid, text) to app_web;
grant execute on function app.find_matches(uuid[]) to app_worker;
