-- Who may see what, within an organisation too. The rules are data of the country pack (src/countries/*/access.ts). The
-- starter writes what they come to into access_opening; app.enter reads the rows of one's own roles into settings; a policy
-- compares one column of the grant with one list. Where no row says so, nobody sees anything.
set local role app_owner;

-- For one role in one kind of organisation: on which bases (or other relations) each class is read, and which classes are
-- written. One row, one place for each setting, in the order of app_inner.access_settings(): every request reads it.
create table app.access_opening (
  kind text not null,
  role text not null,
  words text[] not null check (array_length(words, 1) = 15),
  primary key (kind, role)
);
create function app_inner.access_settings() returns text[] language sql immutable parallel safe
  return '{opens_core,opens_identity,opens_contact,opens_shelter_address,opens_indicators,opens_interview,opens_therapy,opens_plan,opens_proceedings,opens_compensation,opens_register,opens_consent,opens_audit,authors,writes}'::text[];
-- What a grant on a basis may hold at most, over all roles of a kind of organisation.
create table app.access_held (
  kind text not null,
  basis text not null,
  classes text[] not null,
  primary key (kind, basis)
);
do $$
declare t text;
begin
  foreach t in array array['access_opening', 'access_held'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner_all on app.%I to app_owner using (true) with check (true)', t);
  end loop;
end $$;

-- The bases on which this account reads a class, and `by:` a relation that needs no grant; empty is nobody.
create function app.opens(data_class text) returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('app.opens_' || replace(data_class, '-', '_'), true), ''), ',');
-- `class:basis` where this account reads what its own organisation wrote.
create function app.authors() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('app.authors', true), ''), ',');
-- The classes this account may write at all.
create function app.writes() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('app.writes', true), ''), ',');
-- Whether this account has to do with people at all; administrators, data protection and operators have not.
create function app.works() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.opens_core', true), '') <> '' or coalesce(current_setting('app.writes', true), '') <> '';
-- The whole country, by a rule of the pack.
create or replace function app.sees_all() returns boolean language sql stable parallel safe
  return 'by:territory' = any (app.opens('core'));

-- As in 0002, and what the account's roles open, for this transaction.
create or replace function app.enter(p_token_hash bytea, p_at timestamptz default now())
returns table (account uuid, name text, organisation uuid, organisation_code text, organisation_name text,
  organisation_kind text, roles text[], language text, second_factor boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  seen timestamptz;
  known text;
  w text[];
  more text[];
begin
  select a.id, a.name, o.id, o.code, o.name, o.kind,
    array(select r.role from app.account_role r where r.account_id = a.id order by r.role),
    a.language, s.second_factor_at is not null, s.last_seen_at
  into account, name, organisation, organisation_code, organisation_name, organisation_kind, roles,
    language, second_factor, seen
  from app.session s join app.account a on a.id = s.account_id join app.organisation o on o.id = a.organisation_id
  where s.token_hash = p_token_hash and s.revoked_at is null
    and p_at < s.idle_expires_at and p_at < s.expires_at and a.active;

  select o.words into w from app.access_opening o where o.kind = organisation_kind and o.role = roles[1];
  w := coalesce(w, array_fill(''::text, array[15]));
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
    || set_config('app.writes', w[15], true);
  if account is null then return; end if;

  if p_at >= seen + interval '1 minute' and current_setting('transaction_read_only') = 'off' then
    update app.session s set last_seen_at = p_at, idle_expires_at = p_at + interval '30 minutes'
    where s.token_hash = (select t.token_hash from app.session t where t.token_hash = p_token_hash
      and t.last_seen_at = seen for update skip locked);
  end if;
  return next;
end $$;

-- The address of a shelter is a class of its own.
create table app.record_shelter_address partition of app.record for values in ('shelter-address');
alter table app.record_shelter_address enable row level security;
alter table app.record_shelter_address force row level security;
create policy owner_all on app.record_shelter_address to app_owner using (true) with check (true);

drop index app.person_grant_core;
create index person_grant_core on app.person_grant (person_id, organisation_id) include (until, basis) where 'core' = any (classes);

create or replace function app.granted(person uuid, data_class text) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
  select exists (select from app.person_grant g
    where g.person_id = person and g.organisation_id = app.organisation()
      and g.until > now() and data_class = any (g.classes) and g.basis = any (app.opens(data_class)))
$$;

-- What one's own account may do to the person: 'full' = whatever its rights allow; 'answer' = only answer what its desk was
-- asked; null = nothing, as if there were no such person. A desk that said no, or whose help has ended, has nothing.
create or replace function app.mandate(person uuid) returns text
language sql stable security definer set search_path = pg_catalog, app as $$
  select case
    when app.granted(person, 'core') or app.sees_all()
      or ('notification' = any (app.opens('core'))
        and exists (select from app.leg l where l.person_id = person and l.addressee_id = app.organisation())) then 'full'
    when app.works() and exists (select from app.referral r where r.person_id = person and r.receiver_id = app.organisation()
      and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')) then 'answer' end
$$;
-- The coded file is for whoever has a mandate, and for nobody else.
create or replace function app.relates(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
  select app.mandate(person) is not null
$$;

/*
 * One record for one organisation, by a court order or another statutory ground, or by the person's consent: the only way in
 * which law enforcement comes to a record of help. Ends by itself; a consent that was withdrawn ends it at once.
 */
create table app.record_grant (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null,
  data_class text not null,
  person_id uuid not null references app.person,
  organisation_id uuid not null references app.organisation,
  basis text not null check (basis in ('order', 'consent')),
  reference text not null check (reference <> ''),
  granted_by uuid not null references app.account,
  granted_at timestamptz not null default now(),
  until timestamptz not null,
  constraint record_grant_ends_after_start check (until > granted_at),
  constraint record_grant_of_a_record foreign key (event_id, data_class) references app.record
);
create index record_grant_of_organisation on app.record_grant (organisation_id, event_id, data_class);
create index record_grant_of_person on app.record_grant (person_id);
alter table app.record_grant enable row level security;
alter table app.record_grant force row level security;
create policy owner_all on app.record_grant to app_owner using (true) with check (true);
create policy record_grant_own on app.record_grant for select to app_web
  using ((organisation_id = (select app.organisation()) and (select app.works())) or app.granted(person_id, data_class));
grant select on app.record_grant to app_web;

-- Whether any single record can be open to this account: asked once, so that others never pay for the look-up.
create function app.by_record() returns boolean language sql stable parallel safe
  return exists (select from unnest('{identity,contact,indicators,interview,plan,proceedings,compensation,register,consent,core}'::text[]) c
    where app.opens(c) && '{by:order,by:consent}'::text[]);

-- Whether one record is opened to this account by order or by consent, as both stand now.
create function app.record_opened(p_event uuid, p_class text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.record_grant g
    where g.organisation_id = app.organisation() and g.event_id = p_event and g.data_class = p_class
      and g.until > now() and 'by:' || g.basis = any (app.opens(p_class))
      and (g.basis = 'order' or 'given' = (select c.answer from app.consent c
        where c.person_id = g.person_id and c.purpose = 'proceedings' and c.recipient = g.organisation_id
        order by c.seq desc limit 1)))
$$;

/*
 * app.grant_record: opens one record to one organisation until a moment. Answers
 *   granted       – it is open
 *   replayed      – this form was sent before; nothing was written
 *   not-found     – no such record for this account
 *   no-rule       – the pack opens this class to no role of that organisation on this basis
 *   no-consent    – the ledger has no consent in force for this organisation
 *   over          – the end is not after now, or more than a year away
 */
create function app.grant_record(p_form uuid, p_event uuid, p_class text, p_organisation uuid, p_basis text, p_reference text,
  p_until timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare person uuid;
begin
  select r.person_id into person from app.record r where r.event_id = p_event and r.data_class = p_class;
  if person is null or not app.granted(person, p_class) or not p_class = any (app.writes()) then return 'not-found'; end if;
  if p_until <= now() or p_until > now() + interval '1 year' then return 'over'; end if;
  if not exists (select from app.access_opening x join app.organisation o on o.kind = x.kind
      where o.id = p_organisation and 'by:' || p_basis = any (string_to_array(
        x.words[array_position(app_inner.access_settings(), 'opens_' || replace(p_class, '-', '_'))], ',')))
    or p_basis not in ('order', 'consent') then return 'no-rule'; end if;
  if p_basis = 'consent' and 'given' is distinct from (select c.answer from app.consent c
      where c.person_id = person and c.purpose = 'proceedings' and c.recipient = p_organisation order by c.seq desc limit 1) then
    return 'no-consent';
  end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '') on conflict do nothing;
  if not found then return 'replayed'; end if;
  insert into app.record_grant (event_id, data_class, person_id, organisation_id, basis, reference, granted_by, until)
  values (p_event, p_class, person, p_organisation, p_basis, p_reference, app.account(), p_until);
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose, outcome)
  values (app.account(), app.organisation(), person, array[p_class], 'record opened by ' || p_basis, 'done');
  return 'granted';
end $$;

-- The policies. Each asks for the one grant by its index and compares its basis with the account's list, which is asked once.
-- A scalar subquery and not `exists`: that one the planner may turn into a read of all grants of the organisation.
alter policy person_read on app.person
  using ((select app.sees_all()) or (
    select g.until > now() and g.basis = any ((select app.opens('core'))::text[]) from app.person_grant g
     where g.person_id = person.id and g.organisation_id = (select app.organisation()) and 'core' = any (g.classes)));
alter policy event_read on app.event
  using ((select app.sees_all()) or (
    select g.until > now() and g.basis = any ((select app.opens('core'))::text[]) from app.person_grant g
     where g.person_id = event.person_id and g.organisation_id = (select app.organisation()) and 'core' = any (g.classes)));
alter policy identity_read on app.person_identity
  using ((
    select g.until > now() and g.basis = any ((select app.opens('identity'))::text[]) from app.person_grant g
     where g.person_id = person_identity.person_id and g.organisation_id = (select app.organisation()) and 'identity' = any (g.classes)));
alter policy contact_read on app.person_contact
  using ((
    select g.until > now() and g.basis = any ((select app.opens('contact'))::text[]) from app.person_grant g
     where g.person_id = person_contact.person_id and g.organisation_id = (select app.organisation()) and 'contact' = any (g.classes)));

do $$
declare
  t regclass;
  branches text;
begin
  select string_agg(format('when %L then (select app.opens(%L))', c, c), ' ') into branches
    from unnest(array['core', 'identity', 'contact', 'shelter-address', 'indicators', 'interview', 'therapy', 'plan',
      'proceedings', 'compensation', 'register', 'consent']) c;
  for t in select c.oid from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
      and (c.relname = 'record' or exists (select from pg_inherits i where i.inhrelid = c.oid and i.inhparent = 'app.record'::regclass))
  loop
    execute format('drop policy if exists record_read on %s', t);
    execute format($p$create policy record_read on %1$s for select to app_web
      using ((select g.until > now() and ((%2$s.data_class = any (g.classes) and g.basis = any (case %2$s.data_class %3$s end))
             or (%2$s.organisation_id = (select app.organisation())
               and %2$s.data_class || ':' || g.basis = any ((select app.authors())::text[])))
          from app.person_grant g where g.person_id = %2$s.person_id and g.organisation_id = (select app.organisation()))
        or ((select app.by_record()) and app.record_opened(%2$s.event_id, %2$s.data_class)))$p$, t, (select relname from pg_class where oid = t), branches);
  end loop;
end $$;

alter policy person_grant_own on app.person_grant
  using ((organisation_id = (select app.organisation()) and (select app.works())) or (select app.sees_all()));
alter policy notification_own on app.notification
  using (account_id = (select app.account()) or ((select app.works()) and app.is_addressee(id)));
alter policy notification_addition_own on app.notification_addition
  using (app.is_own_notification(notification_id) or ((select app.works()) and app.is_addressee(notification_id)));
alter policy leg_read on app.leg
  using ((addressee_id = (select app.organisation()) and (select app.works()))
    or app.granted(person_id, 'core') or (select app.sees_all())
    or app.is_own_notification(notification_id));
alter policy task_read on app.task
  using ((select app.sees_all()) or (organisation_id = (select app.organisation()) and (select app.works())));
alter policy referral_read on app.referral
  using (((select app.works()) and (sender_id = (select app.organisation())
      or (receiver_id = (select app.organisation()) and state <> 'draft')))
    or (state <> 'draft' and ((select app.sees_all()) or app.granted(person_id, 'plan'))));
alter policy access_log_read on app.access_log
  using (organisation_id = (select app.organisation()) and (select 'by:own-organisation' = any (app.opens('audit'))));

-- Names are found only by roles that read the identity on the basis of the grant.
create or replace function app_inner.knows(p_person uuid, p_organisation uuid) returns boolean
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from app.person_grant g
    where g.person_id = p_person and g.organisation_id = p_organisation and g.until > now() and 'identity' = any (g.classes)
      and g.basis = any (app.opens('identity')));
end $$;

-- As in 0015, with the basis.
create or replace function app.name_candidates(p_first int[], p_second int[], p_third int[], p_loose boolean, p_most int)
returns table (person_id uuid, given_names text, family_name text, key text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := app.organisation();
  few constant int := 500;
  found uuid[];
begin
  if mine is null or p_first is null or app.opens('identity') = '{}' then return; end if;
  if (select count(*) from (select from app.person_grant g where g.organisation_id = mine limit few + 1) x) <= few then
    if p_loose then return; end if;
    found := array(
      select n.person_id from (select g.person_id from app.person_grant g
           where g.organisation_id = mine and g.until > now() and 'identity' = any (g.classes)
             and g.basis = any (app.opens('identity')) offset 0) own
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

-- As in 0015; not for roles that have nothing to do with people.
create or replace function app.key_of(p_subject uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare found app.data_key;
begin
  select * into found from app.data_key k where k.subject_id = p_subject;
  if found.subject_id is null or not (
    app.is_own_notification(p_subject) or app.relates(p_subject)
    or (app.works() and (app.is_addressee(p_subject)
      or exists (select from app.person_grant g where g.person_id = p_subject and g.organisation_id = app.organisation() and g.until > now())
      -- What was asked of a desk stays readable to both ends, whatever became of it; and one record that was opened.
      or exists (select from app.referral r where r.person_id = p_subject and app.organisation() in (r.sender_id, r.receiver_id)
        and r.state <> 'draft')
      or exists (select from app.record_grant x where x.person_id = p_subject and x.organisation_id = app.organisation()
        and x.until > now())))
    or exists (select from app.notification_person n where n.person_id = p_subject and app.is_own_notification(n.notification_id))
    or exists (select from app.notification_person n where n.notification_id = p_subject and app.granted(n.person_id, 'core')))
  then
    return null;
  end if;
  return coalesce(found.version || ':' || found.kek || ':' || found.wrapped, 'erased');
end $$;

-- A grant never holds more than the rules give a desk of its kind on that basis, whatever the act asked for.
create function app_inner.grant_within_rules() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not coalesce(new.classes <@ (select h.classes from app.organisation o join app.access_held h on h.kind = o.kind
      where o.id = new.organisation_id and h.basis = new.basis), false) then
    raise exception 'no rule of access gives these classes' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create trigger person_grant_within_rules after insert or update of classes, basis on app.person_grant
  for each row execute function app_inner.grant_within_rules();

-- Content is written only in a class the account's role may write.
create function app_inner.record_within_rules() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is not null and not new.data_class = any (app.writes()) then
    raise exception 'not a class this role writes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger record_within_rules before insert on app.record for each row execute function app_inner.record_within_rules();

-- A desk appoints one of its own, who works there.
create function app_inner.case_manager_of_this_desk() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is not null and not exists (select from app.account a
      where a.id = new.case_manager_id and a.organisation_id = app.organisation() and a.active) then
    raise exception 'a case manager is a colleague of the appointing desk' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger person_case_manager before update on app.person for each row
  when (new.case_manager_id is distinct from old.case_manager_id and new.case_manager_id is not null)
  execute function app_inner.case_manager_of_this_desk();

-- Sign-in and the roster stand in the log of looks, and with it in the audit log. `done`: something was done, nobody was read.
alter table app.access_log drop constraint access_log_outcome_check,
  add constraint access_log_outcome_check check (outcome in ('seen', 'refused', 'not-found', 'done'));

create function app_inner.log_session() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.access_log (account_id, organisation_id, purpose, outcome)
  select a.id, a.organisation_id,
    case when tg_op = 'INSERT' then 'signed in by ' || new.means
      when new.revoked_at is distinct from old.revoked_at then 'signed out'
      else 'second factor shown' end, 'done'
  from app.account a where a.id = new.account_id;
  return null;
end $$;
create trigger session_opened after insert on app.session for each row execute function app_inner.log_session();
create trigger session_changed after update of revoked_at, second_factor_at on app.session for each row
  when (new.revoked_at is distinct from old.revoked_at or new.second_factor_at is distinct from old.second_factor_at)
  execute function app_inner.log_session();

-- Tries beyond the limit: nobody is named, because nobody has shown who they are.
create function app_inner.log_refused_sign_in() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.access_log (purpose, outcome) values ('sign-in tries beyond the limit of one ' || new.scope, 'refused');
  return null;
end $$;
create trigger sign_in_beyond_limit after update of tries on app.sign_in_attempt for each row
  when (old.tries < new.tries and new.tries = (case new.scope when 'pair' then 6 when 'identifier' then 11 when 'address' then 101 end))
  execute function app_inner.log_refused_sign_in();

create function app_inner.log_duty() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is not null then
    insert into app.access_log (account_id, organisation_id, purpose, outcome)
    values (app.account(), app.organisation(), case tg_op when 'INSERT' then 'duty shift added' when 'UPDATE' then 'duty shift ended'
      else 'duty shift taken off' end, 'done');
  end if;
  return null;
end $$;
create trigger duty_shift_logged after insert or update or delete on app.duty_shift for each row execute function app_inner.log_duty();

-- The log of one's own organisation, for whom the rules name.
create or replace function app.accesses(p_code text, p_before bigint, p_most int)
returns table (seq bigint, at timestamptz, account text, code text, classes text[], purpose text, outcome text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not 'by:own-organisation' = any (app.opens('audit')) then return; end if;
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

revoke execute on function app.opens(text), app.authors(), app.writes(), app.works(), app.by_record(), app.record_opened(uuid, text),
  app.grant_record(uuid, uuid, text, uuid, text, text, timestamptz), app_inner.access_settings(),
  app_inner.grant_within_rules(), app_inner.record_within_rules(), app_inner.case_manager_of_this_desk(),
  app_inner.log_session(), app_inner.log_refused_sign_in(), app_inner.log_duty() from public;
grant execute on function app.opens(text), app.authors(), app.writes(), app.works(), app.by_record(), app.record_opened(uuid, text),
  app.grant_record(uuid, uuid, text, uuid, text, text, timestamptz) to app_web;
grant execute on function app.opens(text) to app_worker;
