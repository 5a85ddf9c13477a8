-- Break-glass: an account that may not see a person opens that one record for minutes, with a reason, a confirmation of who it
-- is, and everybody told. Which roles may, and which classes it opens, are rules of the pack (`by:break-glass` in their
-- openings). It opens through policies of its own, ends by the time in them, and only in a transaction that looks at that very
-- record: lists, searches, papers and exports never say so. See docs/decisions/0022-break-glass.md.
set local role app_owner;

create table app.break_glass (
  id uuid primary key default uuidv7(),
  person_id uuid not null references app.person,
  account_id uuid not null references app.account,
  organisation_id uuid not null references app.organisation,
  -- A code; the words stand sealed in `told`.
  reason text not null,
  told text,
  opened_at timestamptz not null default now(),
  until timestamptz not null,
  closed_at timestamptz,
  -- Whose data-protection officer says whether it was justified, and until when.
  review_organisation_id uuid not null references app.organisation,
  review_due_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by uuid references app.account,
  justified boolean,
  note text,
  constraint break_glass_an_hour_at_most check (until > opened_at and until <= opened_at + interval '60 minutes'),
  constraint break_glass_reviewed_whole check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (justified is null)
    and (reviewed_at is null) = (note is null)),
  constraint break_glass_reviewed_by_another check (reviewed_by <> account_id)
);
create index break_glass_of_person on app.break_glass (person_id);
create index break_glass_of_account on app.break_glass (account_id, opened_at);
create index break_glass_to_review on app.break_glass (review_organisation_id, review_due_at) where reviewed_at is null;

-- Who was told, each desk in its part: the desk that holds the person, the supervisor, the data-protection officer.
create table app.break_glass_notice (
  id uuid primary key default gen_random_uuid(),
  break_glass_id uuid not null references app.break_glass,
  organisation_id uuid not null references app.organisation,
  audience text not null check (audience in ('desk', 'supervisor', 'data-protection-officer')),
  at timestamptz not null default now(),
  seen_at timestamptz,
  seen_by uuid references app.account,
  constraint break_glass_notice_once unique (break_glass_id, organisation_id, audience)
);
create index break_glass_notice_open on app.break_glass_notice (organisation_id, at) where seen_at is null;

-- Every try of an account, whether or not there was such a person: what limits guessing.
create table app.break_glass_try (
  id bigint generated always as identity primary key,
  account_id uuid not null references app.account,
  at timestamptz not null default now()
);
create index break_glass_try_of_account on app.break_glass_try (account_id, at);

do $$
declare name text;
begin
  foreach name in array array['break_glass', 'break_glass_notice', 'break_glass_try'] loop
    execute format('alter table app.%I enable row level security', name);
    execute format('alter table app.%I force row level security', name);
    execute format('create policy owner_all on app.%I to app_owner using (true) with check (true)', name);
    execute format('create policy %I on app.%I to app_owner using (true) with check (true)', name || '_functions_only', name);
  end loop;
end $$;

-- The reason in words may not be left out: a record opened without it is not opened.
create function app_inner.break_glass_has_words() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (select b.told from app.break_glass b where b.id = new.id) is null then
    raise exception 'a record is opened in an emergency with a reason in words' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger break_glass_has_words after insert on app.break_glass deferrable initially deferred
  for each row execute function app_inner.break_glass_has_words();

-- Whether a rule of the pack lets this account break glass at all.
create function app_inner.breaks_glass() returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and 'by:break-glass' = any (app.opens('core'))
$$;

-- Persons whom no emergency opens. THE WALL OF CONFLICT replaces this function: whoever is restricted is barred, unless the
-- setting `glass.restricted` of the pack says `yes`.
create function app_inner.glass_barred(p_person uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$ select false $$;

-- Whoever has an active account in a role, other than one account: the own organisation, else the national desk, else whoever
-- oversees. Null where nobody has it.
create function app_inner.desk_with(p_organisation uuid, p_role text, p_but uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select a.organisation_id from app.account a join app.account_role r on r.account_id = a.id and r.role = p_role
    join app.organisation o on o.id = a.organisation_id
   where a.active and a.id is distinct from p_but
     and (o.id = p_organisation or o.id = app_inner.national_desk() or o.kind = 'oversight')
   order by o.id <> p_organisation, o.kind <> 'national-desk', o.code limit 1
$$;

-- Who holds a person: the desk that manages the case or holds it, else those a notification was addressed to, else the national desk.
create function app_inner.holders_of(p_person uuid) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  with manager as (select coalesce(a.organisation_id, p.holder_id) as id from app.person p left join app.account a on a.id = p.case_manager_id
    where p.id = p_person and coalesce(a.organisation_id, p.holder_id) is not null),
  told as (select g.organisation_id as id from app.person_grant g
    where g.person_id = p_person and g.until > now() and g.basis like 'notification%' and not exists (select from manager))
  select id from manager union select id from told
  union select app_inner.national_desk() where not exists (select from manager) and not exists (select from told)
$$;

-- Who hears at once that glass was broken. THE WALL OF CONFLICT turns notices away from an implicated addressee here and
-- nowhere else: nothing tells anybody of it but the rows this answers.
create function app_inner.glass_addressees(p_person uuid, p_account uuid, p_organisation uuid, p_reviewer uuid)
returns table (organisation_id uuid, audience text)
language sql stable set search_path = pg_catalog, pg_temp as $$
  select h, 'desk' from app_inner.holders_of(p_person) h where h is not null
  union select app_inner.desk_with(h, 'data-protection-officer', p_account), 'data-protection-officer' from app_inner.holders_of(p_person) h
    where app_inner.desk_with(h, 'data-protection-officer', p_account) is not null
  union select p_reviewer, 'data-protection-officer'
  union select d, 'supervisor' from app_inner.desk_with(p_organisation, 'supervisor', p_account) d where d is not null
$$;

-- The record that is open to this account now, if any.
create function app_inner.glass_open_now() returns app.break_glass
language sql stable set search_path = pg_catalog, pg_temp as $$
  select b from app.break_glass b
   where b.account_id = app.account() and b.closed_at is null and b.until > now() and app_inner.breaks_glass()
     and not app_inner.glass_barred(b.person_id)
   order by b.opened_at desc limit 1
$$;

-- The person whose class the transaction looks at through broken glass; null is nobody. `app.glass` alone opens nothing: the
-- row is judged by account, time and rule at every statement.
create function app.glass_person(p_class text) returns uuid
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.person_id from app.break_glass b
   where b.id = nullif(current_setting('app.glass', true), '')::uuid and b.account_id = app.account() and b.organisation_id = app.organisation()
     and b.closed_at is null and b.until > now() and 'by:break-glass' = any (app.opens(p_class)) and not app_inner.glass_barred(b.person_id)
$$;
create function app.glass(p_class text) returns uuid language sql stable parallel safe
  return case when coalesce(current_setting('app.glass', true), '') <> '' then app.glass_person(p_class) end;

-- Says that this transaction looks at one record, by the id of its opening. False where it is not open to this account.
create function app.glass_look(p_glass uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare mine app.break_glass := app_inner.glass_open_now();
begin
  perform set_config('app.glass', case when mine.id = p_glass then mine.id::text else '' end, true);
  return coalesce(mine.id = p_glass, false);
end $$;

-- Policies of their own, beside those of grants. Asked once a statement; `event`, `record` and `leg` are what the page shows.
create policy person_through_glass on app.person for select to app_web using (id = (select app.glass('core')));
create policy event_through_glass on app.event for select to app_web using (person_id = (select app.glass('core')));
create policy leg_through_glass on app.leg for select to app_web using (person_id = (select app.glass('core')));
create policy identity_through_glass on app.person_identity for select to app_web using (person_id = (select app.glass('identity')));
create policy contact_through_glass on app.person_contact for select to app_web using (person_id = (select app.glass('contact')));
do $$
declare
  t regclass;
  branches text;
begin
  select string_agg(format('when %L then (select app.glass(%L))', c, c), ' ') into branches
    from unnest(array['core', 'identity', 'contact', 'shelter-address', 'indicators', 'interview', 'therapy', 'plan',
      'proceedings', 'compensation', 'register', 'consent']) c;
  for t in select c.oid from pg_class c where c.relnamespace = 'app'::regnamespace
      and (c.oid = 'app.record'::regclass or exists (select from pg_inherits i where i.inhrelid = c.oid and i.inhparent = 'app.record'::regclass))
  loop
    execute format('create policy record_through_glass on %s for select to app_web using (person_id = case data_class %s end)', t, branches);
  end loop;
end $$;

/*
 * app.glass_open: opens one person's record to this account. Answers
 *   opened       – it is open; `told` must be written in this transaction (app.glass_tell)
 *   replayed     – this form was sent before: what it opened
 *   forbidden    – no rule lets this account
 *   reason       – no such reason, or no limit of time in the pack
 *   other-open   – another record is open; it is closed first
 *   unconfirmed  – the session was not confirmed for this
 *   too-often    – more tries in a day than the pack allows
 *   already      – this account sees all of it without
 *   not-found    – nothing opens by this number; the same for a person who is not there, is erased or is barred
 */
create function app.glass_open(p_form uuid, p_session bytea, p_number text, p_reason text, p_reasons text[],
  out answer text, out glass uuid, out person uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := app.account();
  mine uuid := app.organisation();
  typed text := regexp_replace(coalesce(p_number, ''), '\s', '', 'g');
  numbers text[] := array[typed, upper(typed), 'P-' || upper(typed)];
  minutes interval := least(app_inner.limit_of('P-GLASS-MINUTES'), interval '60 minutes');
  most int := (select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-GLASS-DAILY');
  opened text[];
  reviewer uuid;
begin
  if not app_inner.breaks_glass() then answer := 'forbidden'; return; end if;
  select split_part(s.location, '/', 3)::uuid into glass from app.submission s where s.form_id = p_form and s.account_id = me
    and s.location like '/emergency-access/%';
  if found then answer := 'replayed'; return; end if;
  if not coalesce(p_reason = any (p_reasons), false) or minutes <= interval '0' or most is null then answer := 'reason'; return; end if;
  -- One account opens one record at a time, also where two forms come at once.
  perform 1 from app.account a where a.id = me for update;
  if (app_inner.glass_open_now()).id is not null then answer := 'other-open'; return; end if;
  if (select count(*) from app.break_glass_try x where x.account_id = me and x.at > now() - interval '1 day') >= most then
    insert into app.access_log (account_id, organisation_id, purpose, outcome) values (me, mine, 'break-glass refused: too often in a day', 'refused');
    answer := 'too-often'; return;
  end if;
  if not app_inner.take_confirmation(p_session, now()) then answer := 'unconfirmed'; return; end if;
  insert into app.break_glass_try (account_id) values (me);

  -- A person's number, or the reference of a notification about one person alone.
  select p.id into person from app.person p where p.code = any (numbers) limit 1;
  if person is null then
    select min(n.person_id::text)::uuid into person from app.notification m join app.notification_person n on n.notification_id = m.id
     where m.code = any (numbers) having count(*) = 1;
  end if;
  select coalesce(p.joined_into, p.id) into person from app.person p where p.id = person;
  opened := array(select c from unnest('{core,identity,contact,shelter-address,indicators,interview,therapy,plan,proceedings,compensation,register,consent}'::text[]) c
    where 'by:break-glass' = any (app.opens(c)));
  if person is not null and not exists (select from unnest(opened) c where not app.granted(person, c)) then
    answer := 'already'; return;
  end if;
  if person is null or app_inner.glass_barred(person)
    or exists (select from app.data_key k where k.subject_id = person and k.erased_at is not null) then
    insert into app.access_log (account_id, organisation_id, purpose, outcome)
    values (me, mine, 'break-glass refused: nothing opens by this number, ' || p_reason, 'refused');
    person := null; answer := 'not-found'; return;
  end if;

  reviewer := coalesce(app_inner.desk_with(mine, 'data-protection-officer', me), app_inner.national_desk(), mine);
  insert into app.break_glass (person_id, account_id, organisation_id, reason, until, review_organisation_id, review_due_at)
  values (person, me, mine, p_reason, now() + minutes, reviewer, now() + app_inner.limit_of('P-GLASS-REVIEW')) returning id into glass;
  insert into app.submission (form_id, account_id, location) values (p_form, me, '/emergency-access/' || glass) on conflict do nothing;
  insert into app.break_glass_notice (break_glass_id, organisation_id, audience)
  select glass, x.organisation_id, x.audience from app_inner.glass_addressees(person, me, mine, reviewer) x;
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
  values (me, mine, person, opened, 'break-glass opened: ' || p_reason);
  answer := 'opened';
end $$;

-- Who may know what was written at an opening: whoever opened it, while it is open; and who reviews it.
create function app_inner.reviews_glass(p_glass app.break_glass) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select app.has_role('data-protection-officer') and app.account() <> p_glass.account_id
    and (p_glass.review_organisation_id = app.organisation()
      or exists (select from app.break_glass_notice n where n.break_glass_id = p_glass.id and n.organisation_id = app.organisation()
        and n.audience = 'data-protection-officer'))
$$;
-- What was not reviewed in time comes to the national desk's officer, or whoever has that part, as well.
create function app_inner.may_review_glass(p_glass app.break_glass) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select app.has_role('data-protection-officer') and app.account() <> p_glass.account_id
    and (p_glass.review_organisation_id = app.organisation()
      or (p_glass.review_due_at < now() and p_glass.reviewed_at is null
        and app_inner.desk_with(app_inner.national_desk(), 'data-protection-officer', p_glass.account_id) = app.organisation()))
$$;

-- The stored key of the person behind an opening; with a fresh one, kept where there is none. Null for everybody else.
create function app.glass_key(p_glass uuid, p_fresh text default null) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  b app.break_glass;
  stored text;
begin
  select * into b from app.break_glass x where x.id = p_glass;
  if b.id is null or not coalesce((app_inner.glass_open_now()).id = p_glass or app_inner.reviews_glass(b) or app_inner.may_review_glass(b), false) then
    return null;
  end if;
  if p_fresh is not null then
    insert into app.data_key (subject_id, kind, version, kek, wrapped)
    values (b.person_id, 'person', split_part(p_fresh, ':', 1)::smallint, split_part(p_fresh, ':', 2), split_part(p_fresh, ':', 3))
    on conflict (subject_id) do nothing;
  end if;
  select coalesce(k.version || ':' || k.kek || ':' || k.wrapped, 'erased') into stored from app.data_key k where k.subject_id = b.person_id;
  return stored;
end $$;

-- The reason in words, sealed; once, by whoever opened it.
create function app.glass_tell(p_glass uuid, p_told text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.break_glass b set told = p_told where b.id = p_glass and b.account_id = app.account() and b.told is null and p_told like 'pv_.%';
  return found;
end $$;

-- Closes it before its time.
create function app.glass_close(p_glass uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare whose uuid;
begin
  update app.break_glass b set closed_at = now()
   where b.id = p_glass and b.account_id = app.account() and b.closed_at is null and b.until > now() returning b.person_id into whose;
  if whose is null then return false; end if;
  insert into app.access_log (account_id, organisation_id, person_id, purpose, outcome)
  values (app.account(), app.organisation(), whose, 'break-glass closed', 'done');
  return true;
end $$;

-- What is open to this account now: for the banner, and for the page of whoever comes back to it.
create function app.glass_mine() returns table (id uuid, code text, until timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.id, p.code, b.until from app_inner.glass_open_now() b join app.person p on p.id = b.person_id
$$;

-- Whom to call about the person: the desks that hold them, with their number. For whoever looks through the glass.
create function app.glass_holders() returns table (name text, phone text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.name, o.phone from app_inner.holders_of(app.glass('core')) h join app.organisation o on o.id = h
   where app.glass('core') is not null order by o.name
$$;

-- What one's own part of the desk was told and has not confirmed: desks by whoever works with people, the others by role.
create function app.glass_notices() returns table (id uuid, audience text, code text, person uuid, organisation text, reason text, opened timestamptz, ends timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.id, n.audience, p.code, case when app.granted(p.id, 'core') or app.sees_all() then p.id end, o.name, b.reason, b.opened_at, coalesce(b.closed_at, b.until)
    from app.break_glass_notice n join app.break_glass b on b.id = n.break_glass_id join app.person p on p.id = b.person_id
    join app.organisation o on o.id = b.organisation_id
   where n.organisation_id = app.organisation() and n.seen_at is null and b.account_id <> app.account()
     and case n.audience when 'desk' then app.granted(p.id, 'core') or app.sees_all() else app.has_role(n.audience) end
   order by n.at, n.id limit 50
$$;
create function app.glass_notice_see(p_notice uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.break_glass_notice n set seen_at = coalesce(n.seen_at, now()), seen_by = coalesce(n.seen_by, app.account())
    from app.break_glass b
   where n.id = p_notice and b.id = n.break_glass_id and n.organisation_id = app.organisation() and b.account_id <> app.account()
     and case n.audience when 'desk' then app.granted(b.person_id, 'core') or app.sees_all() else app.has_role(n.audience) end;
  return found;
end $$;

-- What the data-protection officer reviews or was told of; open ones first, soonest due first.
create function app.glass_reviews() returns table (id uuid, code text, account text, organisation text, reason text, opened timestamptz,
  ends timestamptz, due timestamptz, reviewed timestamptz, justified boolean, mine boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.id, p.code, a.name, o.name, b.reason, b.opened_at, coalesce(b.closed_at, b.until), b.review_due_at, b.reviewed_at, b.justified,
      app_inner.may_review_glass(b)
    from app.break_glass b join app.person p on p.id = b.person_id join app.account a on a.id = b.account_id
    join app.organisation o on o.id = b.organisation_id
   where app_inner.reviews_glass(b) or app_inner.may_review_glass(b)
   order by b.reviewed_at is not null, case when b.reviewed_at is null then b.review_due_at end, b.opened_at desc limit 200
$$;
-- How many wait for this account's review: for the banner.
create function app.glass_to_review() returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from app.break_glass b where b.reviewed_at is null and app_inner.may_review_glass(b)
$$;
create function app.glass_review_read(p_glass uuid) returns table (id uuid, person uuid, code text, account text, organisation text, reason text,
  told text, opened timestamptz, ends timestamptz, due timestamptz, reviewed timestamptz, justified boolean, note text, mine boolean,
  before int, unjustified int, key text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.id, b.person_id, p.code, a.name, o.name, b.reason, b.told, b.opened_at, coalesce(b.closed_at, b.until), b.review_due_at, b.reviewed_at,
      b.justified, b.note, app_inner.may_review_glass(b),
      (select count(*)::int from app.break_glass x where x.account_id = b.account_id and x.id <> b.id),
      (select count(*)::int from app.break_glass x where x.account_id = b.account_id and x.justified = false),
      app.glass_key(b.id)
    from app.break_glass b join app.person p on p.id = b.person_id join app.account a on a.id = b.account_id
    join app.organisation o on o.id = b.organisation_id
   where b.id = p_glass and (app_inner.reviews_glass(b) or app_inner.may_review_glass(b))
$$;
-- What was looked at while it was open.
create function app.glass_review_looks(p_glass uuid) returns table (at timestamptz, purpose text, classes text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.at, l.purpose, l.classes from app.break_glass b join app.access_log l on l.person_id = b.person_id and l.account_id = b.account_id
     and l.at between b.opened_at and coalesce(b.closed_at, b.until)
   where b.id = p_glass and (app_inner.reviews_glass(b) or app_inner.may_review_glass(b)) order by l.seq limit 200
$$;
-- Answers done, already (somebody reviewed it), or not-found.
create function app.glass_review(p_glass uuid, p_justified boolean, p_note text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare b app.break_glass;
begin
  select * into b from app.break_glass x where x.id = p_glass for update;
  if b.id is null or not app_inner.may_review_glass(b) or p_justified is null or p_note is null or p_note not like 'pv_.%' then return 'not-found'; end if;
  if b.reviewed_at is not null then return 'already'; end if;
  update app.break_glass x set reviewed_at = now(), reviewed_by = app.account(), justified = p_justified, note = p_note where x.id = p_glass;
  insert into app.access_log (account_id, organisation_id, person_id, purpose, outcome)
  values (app.account(), app.organisation(), b.person_id, 'break-glass reviewed: ' || case when p_justified then 'justified' else 'not justified' end, 'done');
  return 'done';
end $$;

-- Tries that limit nothing any more.
create function app.glass_sweep(p_at timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from app.break_glass_try x where x.at < p_at - interval '2 days' returning 1) select count(*) from gone
$$;

revoke execute on function app_inner.break_glass_has_words(), app_inner.breaks_glass(), app_inner.glass_barred(uuid),
  app_inner.desk_with(uuid, text, uuid), app_inner.holders_of(uuid), app_inner.glass_addressees(uuid, uuid, uuid, uuid),
  app_inner.glass_open_now(), app_inner.reviews_glass(app.break_glass), app_inner.may_review_glass(app.break_glass),
  app.glass_person(text), app.glass(text), app.glass_look(uuid), app.glass_open(uuid, bytea, text, text, text[]),
  app.glass_key(uuid, text), app.glass_tell(uuid, text), app.glass_close(uuid), app.glass_mine(), app.glass_holders(), app.glass_notices(),
  app.glass_notice_see(uuid), app.glass_reviews(), app.glass_to_review(), app.glass_review_read(uuid), app.glass_review_looks(uuid),
  app.glass_review(uuid, boolean, text), app.glass_sweep(timestamptz) from public;
grant execute on function app.glass_person(text), app.glass(text), app.glass_look(uuid), app.glass_open(uuid, bytea, text, text, text[]),
  app.glass_key(uuid, text), app.glass_tell(uuid, text), app.glass_close(uuid), app.glass_mine(), app.glass_holders(), app.glass_notices(),
  app.glass_notice_see(uuid), app.glass_reviews(), app.glass_to_review(), app.glass_review_read(uuid), app.glass_review_looks(uuid),
  app.glass_review(uuid, boolean, text) to app_web;
grant execute on function app.glass_sweep(timestamptz) to app_worker;
