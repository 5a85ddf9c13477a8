-- The wall of conflict. An allegation goes to the independent desk of the country pack and to nobody else; where it is about one
-- person, the desk or official it names stands behind a wall from that moment: no row of that person is theirs, whatever they
-- hold. What a wall hides is decided here, in one place: policies that only take away, on every table that names a person.
set local role app_owner;

alter table app.data_key drop constraint data_key_kind_check,
  add constraint data_key_kind_check check (kind in ('person', 'notification', 'index', 'mailbox', 'allegation'));

create table app.allegation (
  id uuid primary key,
  code text not null unique,
  desk_id uuid not null references app.organisation,
  raised_by uuid not null references app.account,
  raised_at timestamptz not null default now(),
  subject text not null check (subject in ('desk', 'official', 'guardian')),
  -- The desk it is about, or the desk of the official; none for a guardian.
  organisation_id uuid references app.organisation,
  account_id uuid references app.account,
  person_id uuid references app.person,
  -- Sealed under a key of its own.
  text text not null,
  state text not null default 'raised' check (state in ('raised', 'standing', 'closed')),
  outcome text check (outcome in ('founded', 'unfounded', 'passed-on')),
  review_on date,
  closed_at timestamptz,
  version int not null default 1,
  constraint allegation_names_somebody check (case subject when 'guardian' then person_id is not null and organisation_id is null
    else organisation_id is not null end),
  constraint allegation_closed_with_outcome check ((state = 'closed') = (outcome is not null and closed_at is not null)),
  constraint allegation_standing_is_reviewed check (state <> 'standing' or review_on is not null)
);
create index allegation_of_desk on app.allegation (desk_id, raised_at desc, id);
create index allegation_of_raiser on app.allegation (raised_by, raised_at desc, id);
create index allegation_of_person on app.allegation (person_id) where person_id is not null and state <> 'closed';

-- What the independent desk did, and why: only grows.
create table app.allegation_step (
  id uuid primary key default gen_random_uuid(),
  allegation_id uuid not null references app.allegation,
  at timestamptz not null default now(),
  account_id uuid not null references app.account,
  what text not null check (what in ('read', 'taken-up', 'narrowed', 'reviewed', 'closed')),
  text text
);
create index allegation_step_of on app.allegation_step (allegation_id, at, id);

-- Who stands outside: `side` is an organisation or an account. A row here is a wall in force; there are few.
create table app.wall (
  side uuid not null,
  person_id uuid not null references app.person,
  allegation_id uuid not null references app.allegation,
  primary key (side, person_id, allegation_id)
);
create index wall_of_person on app.wall (person_id);

-- Legs that went to the substitute because of an allegation, so that they can be given back.
create table app.moved_leg (
  leg_id uuid not null references app.leg,
  allegation_id uuid not null references app.allegation,
  from_id uuid not null references app.organisation,
  to_id uuid not null references app.organisation,
  primary key (leg_id, allegation_id)
);

do $$
declare t text;
begin
  foreach t in array array['allegation', 'allegation_step', 'wall', 'moved_leg'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner_all on app.%I to app_owner using (true) with check (true)', t);
  end loop;
end $$;
create trigger allegation_step_only_grows before update or delete on app.allegation_step
  for each row execute function app_inner.only_grows();

/*
 * The people whose rows are not for this account, set by app.enter with everything else. Not set is null, and null shows nobody:
 * a transaction that says no walls says nothing at all.
 */
create function app.walls() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('app.walls', true), '')::uuid[];
-- The same for functions that run with the owner's rights; the worker has no walls.
create function app_inner.walls() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('app.walls', true), '')::uuid[], '{}');

/*
 * app.walled: whether an organisation or an account stands outside the wall around a person. For whoever sends a notice, gives a
 * task or picks a reviewer: who is walled gets nothing, and app.stands_for says who gets it instead.
 */
create function app.walled(p_person uuid, p_organisation uuid, p_account uuid default null) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.wall w where w.person_id = p_person and w.side in (p_organisation, p_account))
$$;

/*
 * app.stands_for: the desk that takes a duty of another one about a person: itself where no wall stands, else the substitute of the
 * pack, or that one's, or the national desk. Null: nobody is left, and the duty stays where nobody sees it until somebody is named.
 */
create function app.stands_for(p_person uuid, p_organisation uuid) returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  desk uuid := p_organisation;
  national uuid;
begin
  for hop in 1 .. 8 loop
    exit when desk is null;
    if not app.walled(p_person, desk) then return desk; end if;
    select o.substitute_id into desk from app.organisation o where o.id = desk;
  end loop;
  national := app_inner.national_desk();
  return case when national is not null and not app.walled(p_person, national) then national end;
end $$;

-- As in 0017, and the walls.
create or replace function app.enter(p_token_hash bytea, p_at timestamptz default now())
returns table (account uuid, name text, organisation uuid, organisation_code text, organisation_name text,
  organisation_kind text, roles text[], language text, second_factor boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  seen timestamptz;
  known text;
  w text[];
  more text[];
  outside text := '';
begin
  select a.id, a.name, o.id, o.code, o.name, o.kind,
    array(select r.role from app.account_role r where r.account_id = a.id order by r.role),
    a.language, s.second_factor_at is not null, s.last_seen_at
  into account, name, organisation, organisation_code, organisation_name, organisation_kind, roles,
    language, second_factor, seen
  from app.session s join app.account a on a.id = s.account_id join app.organisation o on o.id = a.organisation_id
  where s.token_hash = p_token_hash and s.revoked_at is null
    and p_at < s.idle_expires_at and p_at < s.expires_at and a.active;

  if account is not null then
    outside := array(select distinct l.person_id from app.wall l where l.side in (organisation, account))::text;
  end if;
  select o.words into w from app.access_opening o where o.kind = organisation_kind and o.role = roles[1];
  w := coalesce(w, array_fill(''::text, array[16]));
  for place in 2 .. coalesce(array_length(roles, 1), 0) loop
    select o.words into more from app.access_opening o where o.kind = organisation_kind and o.role = roles[place];
    if found then w := array(select concat_ws(',', nullif(x.a, ''), nullif(x.b, '')) from unnest(w, more) x(a, b)); end if;
  end loop;
  -- An expression, not a query: nothing has to be started for it. Every setting is set: what an earlier call in the same
  -- transaction opened is closed.
  known := set_config('app.account', coalesce(account::text, ''), true)
    || set_config('app.organisation', coalesce(organisation::text, ''), true)
    || set_config('app.organisation_kind', coalesce(organisation_kind, ''), true)
    || set_config('app.roles', coalesce(array_to_string(roles, ','), ''), true)
    || set_config('app.opens_core', w[1], true) || set_config('app.opens_identity', w[2], true)
    || set_config('app.opens_contact', w[3], true) || set_config('app.opens_shelter_address', w[4], true)
    || set_config('app.opens_indicators', w[5], true) || set_config('app.opens_interview', w[6], true)
    || set_config('app.opens_therapy', w[7], true) || set_config('app.opens_plan', w[8], true)
    || set_config('app.opens_proceedings', w[9], true) || set_config('app.opens_compensation', w[10], true)
    || set_config('app.opens_register', w[11], true) || set_config('app.opens_consent', w[12], true)
    || set_config('app.opens_audit', w[13], true) || set_config('app.authors', w[14], true)
    || set_config('app.writes', w[15], true) || set_config('app.walls', outside, true)
    || set_config('app.finds_restricted', coalesce(w[16], ''), true);
  if account is null then return; end if;

  if p_at >= seen + interval '1 minute' and current_setting('transaction_read_only') = 'off' then
    update app.session s set last_seen_at = p_at, idle_expires_at = p_at + interval '30 minutes'
    where s.token_hash = (select t.token_hash from app.session t where t.token_hash = p_token_hash
      and t.last_seen_at = seen for update skip locked);
  end if;
  return next;
end $$;

-- Whether a notification tells of somebody behind the wall; asked only by whoever has a wall.
create function app.tells_of_walled(p_notification uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.notification_person n where n.notification_id = p_notification and n.person_id = any (app_inner.walls()))
$$;
-- The same of a search for a place.
create function app.asks_for_walled(p_search uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.place_search s where s.id = p_search and s.person_id = any (app_inner.walls()))
$$;

/*
 * The policies. `walled` takes away and never gives: it stands beside whatever else a table's policies say, also such as are
 * written later. For the web role on every table that names a person; for the owner on those that are the ground of every function
 * (grants, legs, referrals, looks …), so that a function that was forgotten shows nothing rather than everything. Nearly
 * nobody has a wall, so that is asked first, once a statement; not set is neither none nor some, and shows nothing.
 */
do $$
declare
  t record;
begin
  for t in
    select c.oid::regclass as name, c.relname, a.attname,
        has_table_privilege('app_web', c.oid, 'select') or c.relname like 'record\_%' as read, a.attnotnull as always
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = case c.relname when 'person' then 'id' else 'person_id' end
     where c.relnamespace in ('app'::regnamespace, 'app_capacity'::regnamespace) and c.relkind in ('r', 'p')
       and c.relname not in ('wall', 'allegation')
  loop
    if t.read then
      execute format('create policy walled on %s as restrictive for select to app_web using ((select cardinality(app.walls()) = 0) or %s%I <> all ((select app.walls())::uuid[]))',
        t.name, case when t.always then '' else format('%I is null or ', t.attname) end, t.attname);
    end if;
    if t.relname in ('person_grant', 'leg', 'referral', 'record_grant', 'legal_hold', 'share_notice', 'evidence', 'custody', 'placed_person', 'consent_receipt', 'access_log', 'erasure_certificate', 'look_code') then
      execute format('create policy walled_functions on %s as restrictive for select to app_owner using ((select cardinality(app_inner.walls()) = 0) or %s%I <> all ((select app_inner.walls())::uuid[]))',
        t.name, case when t.always then '' else format('%I is null or ', t.attname) end, t.attname);
    end if;
  end loop;
end $$;
create policy walled_functions on app.data_key as restrictive for select to app_owner
  using ((select cardinality(app_inner.walls()) = 0) or subject_id <> all ((select app_inner.walls())::uuid[]));
create policy walled_other on app.person_match as restrictive for select to app_web
  using ((select cardinality(app.walls()) = 0) or other_id <> all ((select app.walls())::uuid[]));
create policy walled on app.notification as restrictive for select to app_web
  using ((select cardinality(app.walls()) = 0) or not app.tells_of_walled(id));
create policy walled on app.notification_addition as restrictive for select to app_web
  using ((select cardinality(app.walls()) = 0) or not app.tells_of_walled(notification_id));
create policy walled on app.place_query as restrictive for select to app_web
  using ((select cardinality(app.walls()) = 0) or not app.asks_for_walled(search_id));

-- As before, for whoever sees the whole country or asks about somebody elsewhere too.
create or replace function app.mandate(person uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  -- Whoever stands outside the wall has nothing, whatever the ground.
  select case
    when person = any (app_inner.walls()) then null
    when app.granted(person, 'core') or app.sees_all()
      or ('notification' = any (app.opens('core'))
        and exists (select from app.leg l where l.person_id = person and l.addressee_id = app.organisation())) then 'full'
    when app.works() and exists (select from app.referral r where r.person_id = person and r.receiver_id = app.organisation()
      and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')) then 'answer' end
$function$;

create or replace function app.search_people(p_words text)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select p.id from app.person p
   where (p.code like upper(p_words) || '%' or p.code like 'P-' || upper(p_words) || '%') and p.id <> all (app_inner.walls()) and (app.sees_all() or app.granted(p.id, 'core'))
$function$;

create or replace function app.person_file(person uuid)
 RETURNS json
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'app'
AS $function$
  select json_build_object(
    'id', p.id, 'code', p.code, 'version', p.version, 'ageStatus', p.age_status, 'sex', p.sex, 'status', p.status, 'stage', p.stage,
    'danger', p.danger, 'territory', p.territory, 'birthDate', p.birth_date, 'exploitation', p.exploitation,
    'detectedAt', floor(extract(epoch from p.detected_at) * 1000)::bigint,
    'caseManager', p.case_manager_id, 'holder', p.holder_id, 'historical', p.historical, 'joinedInto', p.joined_into,
    'events', coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind,
        'happenedAt', floor(extract(epoch from e.happened_at) * 1000)::bigint,
        'recordedAt', floor(extract(epoch from e.recorded_at) * 1000)::bigint,
        'organisation', e.organisation_id, 'organisationKind', e.organisation_kind, 'role', e.role, 'act', e.act,
        'conformity', e.conformity, 'broken', e.broken) order by e.seq) from app.event e where e.person_id = p.id), '[]'),
    'legs', coalesce((select json_agg(json_build_object('id', l.id, 'notification', l.notification_id, 'duty', l.duty, 'addressee', l.addressee_id, 'addresseeKind', l.addressee_kind,
        'state', l.state, 'connected', l.connected, 'sentAt', floor(extract(epoch from l.sent_at) * 1000)::bigint,
        'dueAt', floor(extract(epoch from l.due_at) * 1000)::bigint,
        'takenUpAt', floor(extract(epoch from l.taken_up_at) * 1000)::bigint, 'escalation', l.escalation) order by l.sent_at, l.id)
        from app.leg l where l.person_id = p.id), '[]'),
    'consents', coalesce((select json_agg(json_build_object('purpose', c.purpose, 'recipient', c.recipient, 'answer', c.answer,
        'givenBy', c.given_by, 'subject', c.subject, 'at', floor(extract(epoch from c.at) * 1000)::bigint) order by c.seq)
        from (select distinct on (purpose, recipient) * from app.consent where person_id = p.id order by purpose, recipient, seq desc) c), '[]'),
    'screenings', coalesce((select json_agg(json_build_object('subject', s.act->>'subject', 'subjectKind', s.act->>'subjectKind', 'result', s.act->>'result',
        'at', floor(extract(epoch from s.happened_at) * 1000)::bigint) order by s.seq)
        from (select distinct on (act->>'subject') * from app.event
               where person_id = p.id and kind = 'involvement.screened' and conformity <> 'historical' order by act->>'subject', seq desc) s), '[]'),
    'referrals', coalesce((select json_agg(json_build_object('id', r.id, 'state', r.state, 'businessStatus', r.business_status, 'sender', r.sender_id,
        'receiver', r.receiver_id, 'receiverKind', r.receiver_kind, 'service', r.service, 'path', r.path, 'emergency', r.emergency,
        'answerDueAt', case when r.answer_due_at = 'infinity' then null else floor(extract(epoch from r.answer_due_at) * 1000)::bigint end,
        'requestedAt', floor(extract(epoch from r.requested_at) * 1000)::bigint,
        'answeredAt', floor(extract(epoch from r.answered_at) * 1000)::bigint) order by r.requested_at nulls last, r.id)
        from app.referral r where r.person_id = p.id), '[]'),
    'serviceLines', coalesce((select json_agg(json_build_object('id', v.id, 'plan', v.plan, 'service', v.service, 'referred', v.referred,
        'accepted', v.accepted, 'received', v.received, 'closedReason', v.closed_reason, 'carriedOver', v.carried_over) order by v.opened_at, v.id)
        from app.service_line v where v.person_id = p.id), '[]'),
    'tasks', coalesce((select json_agg(json_build_object('id', t.id, 'step', t.step, 'ref', t.ref, 'organisation', t.organisation_id,
        'account', t.account_id, 'level', t.level, 'waiting', t.waiting,
        'dueAt', case when t.due_at = 'infinity' then null else floor(extract(epoch from t.due_at) * 1000)::bigint end,
        'openedAt', floor(extract(epoch from t.opened_at) * 1000)::bigint) order by t.due_at, t.id)
        from app.task t where t.person_id = p.id and t.closed_at is null), '[]'),
    'grants', coalesce((select json_agg(json_build_object('organisation', g.organisation_id, 'classes', g.classes, 'basis', g.basis)
        order by g.organisation_id) from app.person_grant g where g.person_id = p.id and g.until > now()), '[]'),
    'walled', coalesce((select json_agg(distinct w.side) from app.wall w where w.person_id = p.id), '[]'))
  from app.person p where p.id = person and app.relates(person)
$function$;

create or replace function app.files_to_derive(p_after uuid, p_most integer, p_only uuid[] DEFAULT NULL::uuid[])
 RETURNS TABLE(id uuid, told text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
 SET jit TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
  with page as materialized (
    select p.* from app.person p
     where (p_only is null or p.id = any (p_only)) and p.id > p_after and p.joined_into is null
       and (p_only is not null or p.stage <> 'closed' or exists (select from app.task t where t.person_id = p.id and t.closed_at is null))
     order by p.id limit p_most)
  select p.id, concat(
    concat(p.id, E'\x1f', p.code, E'\x1f', p.version, E'\x1f', p.age_status, E'\x1f', p.sex, E'\x1f', p.status, E'\x1f', p.stage, E'\x1f',
      p.danger, E'\x1f', p.territory, E'\x1f', p.birth_date, E'\x1f', array_to_string(p.exploitation, ' '), E'\x1f', app_inner.ms(p.detected_at),
      E'\x1f', p.case_manager_id, E'\x1f', p.holder_id, E'\x1f', p.historical), E'\x1d',
    (select string_agg(concat(e.id, E'\x1f', e.kind, E'\x1f', app_inner.ms(e.happened_at), E'\x1f', app_inner.ms(e.recorded_at), E'\x1f',
        e.organisation_id, E'\x1f', e.organisation_kind, E'\x1f', e.role, E'\x1f', e.conformity, E'\x1f',
        case when e.broken <> '{}' then array_to_string(e.broken, ' ') end, E'\x1f', case when e.act <> '{}' then e.act end), E'\x1e' order by e.seq)
      from app.event e where e.person_id = p.id), E'\x1d',
    (select string_agg(concat(l.id, E'\x1f', l.notification_id, E'\x1f', l.duty, E'\x1f', l.addressee_id, E'\x1f', l.addressee_kind, E'\x1f',
        l.state, E'\x1f', l.connected, E'\x1f', app_inner.ms(l.sent_at), E'\x1f', app_inner.ms(l.due_at), E'\x1f', app_inner.ms(l.taken_up_at),
        E'\x1f', l.escalation), E'\x1e' order by l.sent_at, l.id)
      from app.leg l where l.person_id = p.id), E'\x1d',
    (select string_agg(concat(c.purpose, E'\x1f', c.recipient, E'\x1f', c.answer, E'\x1f', c.given_by, E'\x1f',
        translate(c.subject, E'\x1d\x1e\x1f', ''), E'\x1f', app_inner.ms(c.at)), E'\x1e' order by c.seq)
      from app.consent c where c.person_id = p.id), E'\x1d',
    (select string_agg(concat(r.id, E'\x1f', r.state, E'\x1f', r.business_status, E'\x1f', r.sender_id, E'\x1f', r.receiver_id, E'\x1f',
        r.receiver_kind, E'\x1f', r.service, E'\x1f', r.path, E'\x1f', r.emergency, E'\x1f', app_inner.ms(r.answer_due_at), E'\x1f',
        app_inner.ms(r.requested_at), E'\x1f', app_inner.ms(r.answered_at)), E'\x1e' order by r.requested_at nulls last, r.id)
      from app.referral r where r.person_id = p.id), E'\x1d',
    (select string_agg(concat(v.id, E'\x1f', v.plan, E'\x1f', v.service, E'\x1f', v.referred, E'\x1f', v.accepted, E'\x1f', v.received, E'\x1f',
        translate(v.closed_reason, E'\x1d\x1e\x1f', ''), E'\x1f', v.carried_over), E'\x1e' order by v.opened_at, v.id)
      from app.service_line v where v.person_id = p.id), E'\x1d',
    (select string_agg(concat(t.id, E'\x1f', t.step, E'\x1f', t.ref, E'\x1f', t.organisation_id, E'\x1f', coalesce(t.covers_id, t.account_id), E'\x1f',
        t.level, E'\x1f', t.waiting, E'\x1f', app_inner.ms(t.due_at), E'\x1f', app_inner.ms(t.opened_at)), E'\x1e' order by t.due_at, t.id)
      from app.task t where t.person_id = p.id and t.closed_at is null), E'\x1d',
    (select string_agg(distinct w.side::text, ' ') from app.wall w where w.person_id = p.id))
  from page p order by p.id
$function$;

create or replace function app.check_duplicate(p_person uuid, p_purpose text)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
      where not app.granted(a.other, 'identity') and a.other <> all (app_inner.walls())) then 'possible-match' else 'none' end;
    if about_same >= 2 then odd := 'same-person-again'; end if;
  end if;
  insert into app.duplicate_check (account_id, organisation_id, person_id, purpose, answer, alarm)
  values (me, app.organisation(), p_person, left(btrim(p_purpose), 200), kind, odd);
  return jsonb_build_object('kind', kind);
end $function$;

create or replace function app.placement_figures(p_from date, p_until date)
 RETURNS TABLE(measure text, a text, b text, c text, n integer, m integer, minutes double precision)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  zone text := coalesce((select g.value from app.setting g where g.name = 'time-zone'), 'UTC');
  first_moment timestamptz := p_from::timestamp at time zone zone;
  last_moment timestamptz := p_until::timestamp at time zone zone;
begin
  if app.account() is null or not app.sees_all() then return; end if;
  return query
    select 'decline', x.reason, x.side, null::text, count(*)::int, null::int, null::double precision from (
      select q.reason, q.reason_side as side from app.place_query q
       where q.answer = 'no' and q.answered_at >= first_moment and q.answered_at < last_moment
      union all
      select r.reason, r.reason_side from app.referral r
       where r.state = 'rejected' and r.answered_at >= first_moment and r.answered_at < last_moment) x
     where x.reason is not null group by x.reason, x.side
    union all
    select 'answer', q.service, null, null, count(*)::int, count(*) filter (where q.state = 'answered')::int,
        percentile_cont(0.5) within group (order by extract(epoch from q.answered_at - q.asked_at)::double precision / 60)
          filter (where q.state = 'answered')
      from app.place_query q where q.state in ('answered', 'silent') and q.asked_at >= first_moment and q.asked_at < last_moment
     group by q.service
    union all
    select 'gap', g.service, g.county, g.cause, count(*)::int, null, null from app.service_gap g
     where g.noted_on >= p_from and g.noted_on < p_until group by g.service, g.county, g.cause
    union all
    select 'victim', null, p.territory, null, count(distinct p.id)::int, null, null
      from app.person p join app.event e on e.person_id = p.id and e.kind = 'status.decided' and e.act->>'status' = 'identified'
     where p.status = 'identified' and e.happened_at >= first_moment and e.happened_at < last_moment and p.joined_into is null
       and p.id <> all (app_inner.walls())
     group by p.territory;
end $function$;

create or replace function app_inner.may_hear_looks(p_person uuid, p_present text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  -- While somebody says that a parent or guardian is part of it, nobody but the person hears who looked.
  return p_present = 'alone' or not exists (select from app.allegation a
      where a.person_id = p_person and a.subject = 'guardian' and a.state <> 'closed') and coalesce((select s.act->>'result' = 'not-involved' and s.act->>'subjectKind' in ('parent', 'guardian')
    from app.event s where s.person_id = p_person and s.kind = 'involvement.screened' and s.conformity <> 'historical' and s.act->>'subject' = p_present
   order by s.seq desc limit 1), false);
end $function$;

-- The independent desk a new allegation goes to: the first of the pack that is not itself the one it is about.
create function app_inner.independent_desk(p_organisation uuid) returns uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  select o.id from app.setting s cross join lateral unnest(string_to_array(s.value, ' ')) with ordinality w(code, at)
    join app.organisation o on o.code = w.code
   where s.name = 'independent-desk' and o.id is distinct from p_organisation order by w.at limit 1
$$;

-- Whether this account works on allegations: in this role, at an independent desk.
create function app.answers_allegations() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and app.has_role('integrity-officer') and exists (select from app.setting s
    join app.organisation o on o.code = any (string_to_array(s.value, ' '))
    where s.name = 'independent-desk' and o.id = app.organisation())
$$;

-- Nobody who is named in it, at the independent desk either.
create policy allegation_of_desk on app.allegation for select to app_web
  using (desk_id = (select app.organisation()) and (select app.answers_allegations())
    and organisation_id is distinct from (select app.organisation()) and account_id is distinct from (select app.account()));
create policy allegation_step_of_desk on app.allegation_step for select to app_web
  using (exists (select from app.allegation a where a.id = allegation_id));
create policy moved_leg_of_desk on app.moved_leg for select to app_web
  using (exists (select from app.allegation a where a.id = allegation_id));
grant select on app.allegation, app.allegation_step, app.moved_leg to app_web;

-- One file, and those it was joined with: a wall around one is a wall around all.
create function app_inner.same_person(p_person uuid) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select array(select p.id from app.person p, (select coalesce(x.joined_into, x.id) as root from app.person x where x.id = p_person) r
    where p.id = r.root or p.joined_into = r.root)
$$;

/*
 * Moves one leg to another desk of the same kind, with what the rules give a desk on a notification. What was taken up is to be
 * taken up anew: whoever comes new knows nothing yet.
 */
create function app_inner.move_leg(p_leg app.leg, p_to uuid) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  desk app.organisation;
  stretch text := (select case when position('@' in g.basis) > 0 then substr(g.basis, position('@' in g.basis)) else '' end
    from app.person_grant g where g.person_id = p_leg.person_id and g.organisation_id = p_leg.addressee_id);
begin
  select * into desk from app.organisation o where o.id = p_to;
  update app.leg l set addressee_id = desk.id, addressee_kind = desk.kind, connected = desk.connected,
      state = case when desk.connected then 'sent' else 'to-call' end, sent_at = now(), delivered_at = null, taken_up_at = null,
      taken_up_by = null, answered_by = null, escalation = 0, due_at = now() + greatest(l.due_at - l.sent_at, interval '0')
   where l.id = p_leg.id;
  insert into app.person_grant (person_id, organisation_id, classes, basis, until, listed_at)
  select p_leg.person_id, desk.id, h.classes, h.basis, 'infinity', now() from app.access_held h
   where desk.connected and h.kind = desk.kind and h.basis = 'notification' || coalesce(stretch, '')
  on conflict (person_id, organisation_id) do update set until = 'infinity'
    where app.person_grant.until <= now();
  update app.person p set holder_id = desk.id where p.id = p_leg.person_id and p.holder_id = p_leg.addressee_id;
  perform app.enqueue('notice.leg-sent', jsonb_build_object('notification', p_leg.notification_id), 'leg-moved:' || p_leg.id || ':' || desk.id);
end $$;

-- What a wall moves at once: legs, open duties, questions for a place. Deriving puts the rest right.
create function app_inner.move_duties(p_allegation app.allegation, p_people uuid[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  one app.leg;
  owed app.task;
  other uuid;
begin
  for one in select l.* from app.leg l where l.person_id = any (p_people) and l.addressee_id = p_allegation.organisation_id order by l.id for update loop
    other := app.stands_for(one.person_id, one.addressee_id);
    continue when other is null;
    perform app_inner.move_leg(one, other);
    insert into app.moved_leg (leg_id, allegation_id, from_id, to_id) values (one.id, p_allegation.id, one.addressee_id, other)
    on conflict do nothing;
  end loop;
  for owed in select t.* from app.task t where t.person_id = any (p_people) and t.closed_at is null
      and p_allegation.organisation_id = t.organisation_id order by t.id for update loop
    other := app.stands_for(owed.person_id, owed.organisation_id);
    if other is null or exists (select from app.task x where x.person_id = owed.person_id and x.step = owed.step and x.organisation_id = other
        and coalesce(x.ref, x.person_id) = coalesce(owed.ref, owed.person_id) and x.closed_at is null) then
      update app.task t set closed_at = now() where t.id = owed.id and other is not null;
    else
      update app.task t set organisation_id = other, account_id = null, covers_id = null, level = 0, waiting = false where t.id = owed.id;
    end if;
  end loop;
  update app.place_query q set state = 'withdrawn', due_at = 'infinity', remind_at = 'infinity', version = q.version + 1
    from app.place_search s where s.id = q.search_id and s.person_id = any (p_people) and q.receiver_id = p_allegation.organisation_id
     and q.state in ('planned', 'asked', 'silent');
  insert into app.to_derive select x.id, now() from unnest(p_people) x(id) on conflict do nothing;
end $$;

-- A duty given while a wall stands never comes to who stands outside, whoever gives it: a step, an escalation, a cover.
create function app_inner.task_before_wall() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.wall w where w.person_id = new.person_id) then return new; end if;
  if app.walled(new.person_id, new.organisation_id) then
    new.organisation_id := coalesce(app.stands_for(new.person_id, new.organisation_id), new.organisation_id);
    new.account_id := null;
  elsif new.account_id is not null and app.walled(new.person_id, null, new.account_id) then
    new.account_id := null;
  end if;
  return new;
end $$;
create trigger task_zz_before_wall before insert or update of organisation_id, account_id on app.task
  for each row execute function app_inner.task_before_wall();

create function app_inner.wall_up(p_allegation app.allegation) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare people uuid[] := app_inner.same_person(p_allegation.person_id);
begin
  if p_allegation.person_id is null or p_allegation.subject = 'guardian' then return; end if;
  insert into app.wall (side, person_id, allegation_id)
  select coalesce(p_allegation.account_id, p_allegation.organisation_id), x.id, p_allegation.id from unnest(people) x(id)
  on conflict do nothing;
  if p_allegation.account_id is null then
    perform app_inner.move_duties(p_allegation, people);
  else
    update app.task t set account_id = null where t.person_id = any (people) and t.closed_at is null and t.account_id = p_allegation.account_id;
    insert into app.to_derive select x.id, now() from unnest(people) x(id) on conflict do nothing;
  end if;
end $$;

-- The person's code for whoever has to do with the person, who sent the first sign too; null for everybody else.
create function app.allegation_about(p_person uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.code from app.person p where p.id = p_person and app.account() is not null and p.id <> all (app_inner.walls())
    and (app.mandate(p.id) is not null or exists (select from app.notification_person n
      where n.person_id = p.id and app.is_own_notification(n.notification_id)))
$$;

/*
 * app.raise_allegation: somebody in the mechanism says that a desk, an official or a guardian is part of it. About a person only
 * whoever has to do with that person; an official by account only among one's own colleagues. Answers
 *   raised       – it is with the independent desk, and the wall stands where it is about a person
 *   replayed     – this form was sent before
 *   not-found    – no such person for this account
 *   no-such-one  – no such desk or colleague
 *   too-many     – more than the pack allows one account in a day
 *   no-desk      – the pack names no independent desk that could take it
 * In the log it stands as the independent desk's, and names neither who spoke nor of whom.
 */
create function app.raise_allegation(p_form uuid, p_id uuid, p_code text, p_subject text, p_organisation uuid, p_account uuid, p_person uuid,
  p_key text, p_text text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  me uuid := app.account();
  desk uuid := app_inner.independent_desk(p_organisation);
  one app.allegation;
begin
  if me is null or (p_person is not null and app.allegation_about(p_person) is null) then return 'not-found'; end if;
  if desk is null then return 'no-desk'; end if;
  if (case p_subject when 'guardian' then p_person is null or p_organisation is not null or p_account is not null
      else not exists (select from app.organisation o where o.id = p_organisation) end)
    or (p_account is not null and (p_subject <> 'official' or not exists (select from app.account a
      where a.id = p_account and a.organisation_id = p_organisation and a.organisation_id = app.organisation()))) then
    return 'no-such-one';
  end if;
  -- Two of one account at once are counted one after the other.
  perform pg_advisory_xact_lock(hashtextextended(me::text, 44));
  insert into app.submission (form_id, account_id, location) values (p_form, me, '/allegations/raised') on conflict do nothing;
  if not found then return 'replayed'; end if;
  if (select count(*) from app.allegation a where a.raised_by = me and a.raised_at > now() - interval '24 hours')
      >= coalesce((select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-ALLEGATIONS-DAY'), 0) then
    delete from app.submission s where s.form_id = p_form and s.account_id = me;
    return 'too-many';
  end if;
  insert into app.data_key (subject_id, kind, version, kek, wrapped)
  values (p_id, 'allegation', split_part(p_key, ':', 1)::smallint, split_part(p_key, ':', 2), split_part(p_key, ':', 3));
  insert into app.allegation (id, code, desk_id, raised_by, subject, organisation_id, account_id, person_id, text)
  values (p_id, p_code, desk, me, p_subject, p_organisation, p_account, p_person, p_text) returning * into one;
  perform app_inner.wall_up(one);
  insert into app.access_log (organisation_id, purpose, outcome) values (desk, 'allegation received', 'done');
  return 'raised';
end $$;

-- The receipts of one's own account: that it arrived, and whether it is still looked into. Nothing of what was said.
create function app.own_allegations() returns table (code text, raised_at timestamptz, closed boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.code, a.raised_at, a.state = 'closed' from app.allegation a where a.raised_by = app.account() order by a.raised_at desc, a.id limit 100
$$;

-- Allegations with what only the independent desk may put beside them: the person's code, never the name.
create function app.allegations(p_id uuid, p_open boolean, p_skip int, p_most int)
returns table (id uuid, code text, raised_at timestamptz, subject text, organisation text, organisation_id uuid, account text, person text,
  state text, outcome text, review_on date, version int, sealed text, key text, total int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.answers_allegations() then return; end if;
  return query
    select a.id, a.code, a.raised_at, a.subject, o.name, a.organisation_id, c.name, p.code, a.state, a.outcome, a.review_on, a.version, a.text,
        k.version || ':' || k.kek || ':' || k.wrapped, (count(*) over ())::int
      from app.allegation a left join app.organisation o on o.id = a.organisation_id left join app.account c on c.id = a.account_id
        left join app.person p on p.id = a.person_id left join app.data_key k on k.subject_id = a.id
     where a.desk_id = app.organisation() and a.organisation_id is distinct from app.organisation()
       and a.account_id is distinct from app.account()
       and case when p_id is not null then a.id = p_id else (a.state <> 'closed') = p_open end
     order by a.state = 'raised' desc, a.review_on nulls first, a.raised_at desc, a.id offset greatest(p_skip, 0) limit least(p_most, 200);
end $$;

-- That somebody of the desk read it, once for each account and day.
create function app.allegation_read(p_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.allegation_step (allegation_id, account_id, what)
  select a.id, app.account(), 'read' from app.allegations(p_id, true, 0, 1) a
   where not exists (select from app.allegation_step s where s.allegation_id = a.id and s.account_id = app.account() and s.what = 'read'
     and s.at > now() - interval '1 day');
end $$;

-- Who works at the desk an allegation is about, so that it can be narrowed to one of them.
create function app.allegation_staff(p_id uuid) returns table (id uuid, name text, roles text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.name, array(select r.role from app.account_role r where r.account_id = c.id order by 1)
    from app.allegations(p_id, true, 0, 1) a join app.account c on c.organisation_id = a.organisation_id and c.active
   where a.subject = 'official' order by c.name, c.id limit 500
$$;

/*
 * app.allegation_decide: takes up, narrows to one account, sets another day of review, or closes. A closed allegation that proved
 * unfounded gives the legs back that were moved for it and were not taken up meanwhile by whom they went to, where asked. Answers
 * done, replayed, not-found, changed (somebody decided meanwhile), review (no day within the longest time of the pack), no-such-one.
 */
create function app.allegation_decide(p_form uuid, p_id uuid, p_version int, p_what text, p_outcome text, p_review date, p_account uuid,
  p_give_back boolean, p_text text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one app.allegation;
  moved record;
  back app.leg;
begin
  if not exists (select from app.allegations(p_id, true, 0, 1)) then return 'not-found'; end if;
  if exists (select from app.submission s where s.form_id = p_form and s.account_id = app.account()) then return 'replayed'; end if;
  select * into one from app.allegation a where a.id = p_id for update;
  if one.version <> p_version or one.state = 'closed' or p_what not in ('taken-up', 'narrowed', 'reviewed', 'closed')
    or (p_what = 'taken-up') <> (one.state = 'raised') and p_what in ('taken-up', 'reviewed') then return 'changed'; end if;
  if p_what in ('taken-up', 'reviewed') and (p_review is null or p_review <= app_inner.today()
      or p_review > app_inner.today() + coalesce((select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-ALLEGATION-REVIEW'), 0)) then
    return 'review';
  end if;
  if p_what = 'narrowed' and (one.subject <> 'official' or not exists (select from app.allegation_staff(p_id) s where s.id = p_account)) then
    return 'no-such-one';
  end if;
  if p_what = 'closed' and coalesce(p_outcome not in ('founded', 'unfounded', 'passed-on'), true) then return 'no-such-one'; end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/allegations/' || p_id) on conflict do nothing;
  insert into app.allegation_step (id, allegation_id, account_id, what, text) values (p_form, p_id, app.account(), p_what, p_text);
  update app.allegation a set version = a.version + 1,
      state = case p_what when 'closed' then 'closed' when 'taken-up' then 'standing' else a.state end,
      review_on = case when p_what in ('taken-up', 'reviewed') then p_review else a.review_on end,
      account_id = case p_what when 'narrowed' then p_account else a.account_id end,
      outcome = case p_what when 'closed' then p_outcome end, closed_at = case p_what when 'closed' then now() end
   where a.id = p_id returning * into one;
  if p_what = 'narrowed' then
    delete from app.wall w where w.allegation_id = p_id;
    perform app_inner.wall_up(one);
  elsif p_what = 'closed' and p_outcome = 'unfounded' then
    delete from app.wall w where w.allegation_id = p_id;
  end if;
  if p_give_back and (p_what = 'narrowed' or (p_what = 'closed' and p_outcome = 'unfounded')) then
    for moved in select m.* from app.moved_leg m where m.allegation_id = p_id order by m.leg_id loop
      select * into back from app.leg l where l.id = moved.leg_id and l.addressee_id = moved.to_id for update;
      continue when not found or app.walled(back.person_id, moved.from_id);
      perform app_inner.move_leg(back, moved.from_id);
      delete from app.moved_leg m where m.leg_id = moved.leg_id and m.allegation_id = p_id;
    end loop;
  end if;
  if one.person_id is not null then
    insert into app.to_derive select x.id, now() from unnest(app_inner.same_person(one.person_id)) x(id) on conflict do nothing;
  end if;
  insert into app.access_log (account_id, organisation_id, purpose, outcome)
  values (app.account(), app.organisation(), 'allegation ' || p_what || ' · ' || one.code, 'done');
  return 'done';
end $$;

/*
 * Desks that a standing allegation without a person is about: what comes in new goes to their substitute. Only once the
 * independent desk took it up: nobody turns a county's duties elsewhere by a form. Codes, as routing knows desks.
 */
create function app.passed_over() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct o.code from app.allegation a join app.organisation o on o.id = a.organisation_id
   where a.state = 'standing' and a.subject = 'desk' and a.person_id is null
$$;

revoke execute on function app.walls(), app_inner.walls(), app.walled(uuid, uuid, uuid), app.stands_for(uuid, uuid), app.tells_of_walled(uuid),
  app.asks_for_walled(uuid), app_inner.independent_desk(uuid), app.answers_allegations(), app_inner.same_person(uuid),
  app_inner.move_leg(app.leg, uuid), app_inner.move_duties(app.allegation, uuid[]), app_inner.task_before_wall(),
  app_inner.wall_up(app.allegation), app.allegation_about(uuid), app.raise_allegation(uuid, uuid, text, text, uuid, uuid, uuid, text, text), app.own_allegations(),
  app.allegations(uuid, boolean, int, int), app.allegation_read(uuid), app.allegation_staff(uuid),
  app.allegation_decide(uuid, uuid, int, text, text, date, uuid, boolean, text), app.passed_over() from public;
grant execute on function app.walls(), app.tells_of_walled(uuid), app.asks_for_walled(uuid), app.answers_allegations(), app.allegation_about(uuid),
  app.raise_allegation(uuid, uuid, text, text, uuid, uuid, uuid, text, text), app.own_allegations(),
  app.allegations(uuid, boolean, int, int), app.allegation_read(uuid), app.allegation_staff(uuid),
  app.allegation_decide(uuid, uuid, int, text, text, date, uuid, boolean, text), app.passed_over() to app_web;
