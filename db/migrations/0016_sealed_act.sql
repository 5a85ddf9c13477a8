-- One act writes its people's data keys and the tokens of their names as well; no statement more for a new person. What
-- identifies or narrates comes sealed (src/act/seal.ts). The functions are otherwise as they were in 0014_new_people.sql and
-- 0005_act.sql, where the sections of an act are described. Two more of them:
--   keys       – data keys of people and notifications of this act
--   name_index – the tokens their names, birth dates and telephones are found by; `whole`: instead of what is there
set local role app_owner;

create or replace function app_inner.is_about_new_people(a jsonb) returns boolean
language plpgsql stable as $$
declare
  people jsonb;
begin
  if not a ?& '{people,notifications,form_id}' or a ?| '{expect,person_changes,leg_changes,referrals,lines,matches,tasks_close,grants_end,additions}' then
    return false;
  end if;
  people := jsonb_path_query_array(a, '$.people[*].id');
  if not (people @> jsonb_path_query_array(a, '$.*[*].person_id')
      and jsonb_path_query_array(a, '$.notifications[*].id') @> jsonb_path_query_array(a, '$.*[*].notification_id')
      and jsonb_path_query_array(a, '$.events[*].id') @> jsonb_path_query_array(a, '$.*[*].event_id')
      and jsonb_path_query_array(a, '$.legs[*].addressee_id') @> jsonb_path_query_array(a, '$.grants[*].organisation_id')
      and (people || jsonb_path_query_array(a, '$.notifications[*].id')) @> jsonb_path_query_array(a, '$.keys[*].subject_id')
      and app_inner.job_tasks() @> jsonb_path_query_array(a, '$.jobs[*].task')) then
    return false;
  end if;
  -- In an act about one person, two rows that name a person name the same one.
  if jsonb_array_length(people) = 1 then return true; end if;
  return not exists (select from jsonb_to_recordset(coalesce(a->'records', '[]') || coalesce(a->'consents', '[]')) x(event_id uuid, person_id uuid)
      where x.event_id is not null and not exists (
        select from jsonb_to_recordset(a->'events') e(id uuid, person_id uuid) where e.id = x.event_id and e.person_id = x.person_id))
    and not exists (select from jsonb_to_recordset(coalesce(a->'grants', '[]')) g(person_id uuid, organisation_id uuid) where not exists (
        select from jsonb_to_recordset(a->'legs') l(person_id uuid, addressee_id uuid)
         where l.person_id = g.person_id and l.addressee_id = g.organisation_id));
end $$;

create or replace function app_inner.write_new_people(a jsonb, me uuid, mine uuid, my_kind text) returns void
language plpgsql as $$
begin
  with
    new_keys as (
      insert into app.data_key (subject_id, kind, version, kek, wrapped)
      select subject_id, kind, version, kek, wrapped
        from jsonb_to_recordset(a->'keys') x(subject_id uuid, kind text, version smallint, kek text, wrapped text)
       where kind in ('person', 'notification')),
    new_people as (
      insert into app.person (id, code, age_status, sex, status, stage, danger, territory, exploitation, birth_date, detected_at, holder_id, historical)
      select id, code, age_status, coalesce(sex, 'unknown'), coalesce(status, 'potential'), coalesce(stage, 'detected'), coalesce(danger, false),
             territory, coalesce(exploitation, '{}'), birth_date, app_inner.at(detected_at), holder_id, coalesce(historical, false)
        from jsonb_to_recordset(a->'people') x(id uuid, code text, age_status text, sex text, status text, stage text, danger boolean,
             territory text, exploitation text[], birth_date date, detected_at float8, holder_id uuid, historical boolean)),
    new_notifications as (
      insert into app.notification (id, code, organisation_id, account_id, sector, territory, danger, detected_at, sent_at, implicated, shared)
      select id, code, mine, me, sector, territory, danger, app_inner.at(detected_at), coalesce(app_inner.at(sent_at), now()),
             coalesce(implicated, false), coalesce(shared, '{}')
        from jsonb_to_recordset(a->'notifications') x(id uuid, code text, sector text, territory text, danger text, detected_at float8,
             sent_at float8, implicated boolean, shared jsonb)),
    told_about as (
      insert into app.notification_person (notification_id, ordinal, person_id, asked, told)
      select notification_id, ordinal, person_id, asked, coalesce(told, '{}')
        from jsonb_to_recordset(a->'notification_people') x(notification_id uuid, ordinal int, person_id uuid, asked text, told jsonb)),
    legs as (
      insert into app.leg (id, notification_id, person_id, duty, addressee_id, addressee_kind, ordinary_id, connected, state, sent_at, due_at)
      select id, notification_id, person_id, duty,
             coalesce((select o.id from app.organisation o where o.id = addressee_id), app_inner.no_such_desk()), addressee_kind,
             case when ordinary_id is not null then coalesce((select o.id from app.organisation o where o.id = ordinary_id), app_inner.no_such_desk()) end,
             connected, state, coalesce(app_inner.at(sent_at), now()), app_inner.at(due_at)
        from jsonb_to_recordset(a->'legs') x(id uuid, notification_id uuid, person_id uuid, duty text, addressee_id uuid, addressee_kind text,
             ordinary_id uuid, connected boolean, state text, sent_at float8, due_at float8)),
    done as (
      insert into app.event (id, person_id, kind, happened_at, account_id, organisation_id, organisation_kind, role, act, conformity, broken,
          rules, facts, pack_version)
      select id, person_id, kind, app_inner.at(happened_at), me, mine, my_kind,
             case when app.has_role(role) then role else split_part(coalesce(current_setting('app.roles', true), ''), ',', 1) end,
             coalesce(act, '{}'), coalesce(conformity, 'regular'), coalesce(broken, '{}'), coalesce(rules, '{}'), coalesce(facts, '{}'),
             coalesce(pack_version, '')
        from jsonb_to_recordset(a->'events') x(id uuid, person_id uuid, kind text, happened_at float8, role text, act jsonb, conformity text,
             broken text[], rules jsonb, facts jsonb, pack_version text)),
    owed as (
      insert into app.task (person_id, step, ref, organisation_id, account_id, due_at, escalate_at, level, waiting)
      select person_id, step, ref, coalesce((select o.id from app.organisation o where o.id = organisation_id), app_inner.no_such_desk()), account_id,
             coalesce(app_inner.at(due_at), 'infinity'), coalesce(app_inner.at(escalate_at), 'infinity'), coalesce(level, 0), coalesce(waiting, false)
        from jsonb_to_recordset(a->'tasks_open') x(person_id uuid, step text, ref uuid, organisation_id uuid, account_id uuid, due_at float8,
             escalate_at float8, level smallint, waiting boolean)),
    let_in as (
      insert into app.person_grant (person_id, organisation_id, classes, basis, until, listed_at)
      select person_id, organisation_id, classes, basis, coalesce(app_inner.at(until), 'infinity'), coalesce(app_inner.at(listed_at), now())
        from jsonb_to_recordset(a->'grants') x(person_id uuid, organisation_id uuid, classes text[], basis text, until float8, listed_at float8)),
    draft_sent as (
      update app.draft set sent_at = now(), answers = '{}' where account_id = me and id = any (array(select (jsonb_array_elements_text(a->'drafts_sent'))::uuid)))
  insert into app.outbox (task, payload, job_key)
  select task, payload, job_key from jsonb_to_recordset(a->'jobs') x(task text, payload jsonb, job_key text);

  if a ?| '{identities,contacts,records}' then
    with
      found_by as (
        insert into app.name_index (person_id, names, spans, born, phone)
        select person_id, coalesce(names, '{}'), coalesce(spans, '{}'), born, phone
          from jsonb_to_recordset(a->'name_index') x(person_id uuid, names int[], spans smallint[], born bigint, phone bigint)),
      named as (
        insert into app.person_identity (person_id, given_names, family_name, birth_date, citizenship, document)
        select person_id, given_names, family_name, birth_date, citizenship, document
          from jsonb_to_recordset(a->'identities') x(person_id uuid, given_names text, family_name text, birth_date text, citizenship text, document text)),
      reached as (
        insert into app.person_contact (person_id, phone, place, language, safe_contact)
        select person_id, phone, place, language, safe_contact
          from jsonb_to_recordset(a->'contacts') x(person_id uuid, phone text, place text, language text, safe_contact text))
    insert into app.record (event_id, person_id, data_class, organisation_id, form, form_version, answers)
    select event_id, person_id, data_class, mine, form, form_version, answers
      from jsonb_to_recordset(a->'records') x(event_id uuid, person_id uuid, data_class text, form text, form_version int, answers jsonb);
  end if;
  if a ? 'consents' then
    insert into app.consent (person_id, purpose, recipient, answer, given_by, subject, at, event_id)
    select person_id, purpose, recipient, answer, given_by, subject, app_inner.at(at), event_id
      from jsonb_to_recordset(a->'consents') x(person_id uuid, purpose text, recipient uuid, answer text, given_by text, subject text, at float8, event_id uuid);
  end if;
end $$;

create or replace function app_inner.perform_known(a jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  earlier text;
  me uuid := app.account();
  mine uuid := app.organisation();
  my_kind text := app.organisation_kind();
  touched uuid;
  -- Ids as text, as they came: read without a query of their own. Another spelling of an id is refused, never let through.
  about jsonb := jsonb_path_query_array(a, '$.people[*].id') || jsonb_path_query_array(a, '$.expect[*].person');
  sent jsonb := jsonb_path_query_array(a, '$.notifications[*].id');
  -- Then two rows of this act that name a person name the same one.
  about_one boolean := jsonb_array_length(about) = 1;
begin
  if me is null or mine is null then
    raise exception 'nobody is signed in' using errcode = 'insufficient_privilege';
  end if;

  if a ? 'form_id' then
    insert into app.submission (form_id, account_id, location) values ((a->>'form_id')::uuid, me, a->>'location')
      on conflict (account_id, form_id) do nothing;
    if not found then
      select location into earlier from app.submission where form_id = (a->>'form_id')::uuid and account_id = me;
      return jsonb_build_object('kind', 'replayed', 'location', earlier);
    end if;
  end if;

  if a ? 'expect' then
    for touched in
      select x.person from jsonb_to_recordset(a->'expect') x(person uuid) order by x.person
    loop
      perform 1 from app.person where id = touched for update;
      -- Whoever is only asked to help answers, and does nothing else to the person.
      if not found or app.mandate(touched) is null or (app.mandate(touched) = 'answer' and (
          not exists (select from jsonb_to_recordset(a->'events') x(person_id uuid) where x.person_id = touched)
          or exists (select from jsonb_to_recordset(a->'events') x(person_id uuid, kind text)
                      where x.person_id = touched and x.kind not like 'referral.%')
          or exists (select from jsonb_to_recordset(coalesce(a->'identities', '[]') || coalesce(a->'contacts', '[]')
                      || coalesce(a->'consents', '[]') || coalesce(a->'legs', '[]')) x(person_id uuid) where x.person_id = touched)
          or exists (select from jsonb_to_recordset(a->'referrals') x(id uuid, person_id uuid)
                      where x.person_id = touched and not exists (select from app.referral r where r.id = x.id)))) then
        raise exception 'not related to this person' using errcode = 'insufficient_privilege';
      end if;
    end loop;
    if exists (select from jsonb_to_recordset(a->'expect') x(person uuid, version numeric)
                 join app.person p on p.id = x.person where p.version is distinct from x.version) then
      if a ? 'form_id' then delete from app.submission where form_id = (a->>'form_id')::uuid and account_id = me; end if;
      return jsonb_build_object('kind', 'stale');
    end if;
  end if;

  -- Whatever is written must be about a person of this act: new here, or expected above (hence related and locked).
  -- (`matches` and ended grants have grounds of their own, below.)
  if not jsonb_path_query_array(a - '{matches,grants_end}'::text[], '$.*[*].person_id') <@ about then
    raise exception 'an act may only write about its own people' using errcode = 'insufficient_privilege';
  end if;
  if a ? 'person_changes' then
    if exists (select from jsonb_to_recordset(a->'person_changes') x(id uuid) where x.id is null or not about ? x.id::text) then
      raise exception 'an act may only write about its own people' using errcode = 'insufficient_privilege';
    end if;
  end if;

  -- A data key is kept for people and notifications of this act alone; one that is there is never exchanged.
  if a ? 'keys' and not jsonb_path_query_array(a, '$.keys[*].subject_id') <@ (about || sent || jsonb_path_query_array(a, '$.additions[*].notification_id')) then
    raise exception 'a key belongs to its own act' using errcode = 'insufficient_privilege';
  end if;

  -- Content belongs to an event of this act about the same person: in an act about one person, to any event of it.
  if (a ? 'records' or a ? 'consents') and not (about_one and jsonb_path_query_array(a, '$.events[*].id')
      @> (jsonb_path_query_array(a, '$.records[*].event_id') || jsonb_path_query_array(a, '$.consents[*].event_id'))) then
    if exists (
      select from jsonb_to_recordset(coalesce(a->'records', '[]') || coalesce(a->'consents', '[]')) x(event_id uuid, person_id uuid)
       where x.event_id is not null and not exists (
         select from jsonb_to_recordset(a->'events') e(id uuid, person_id uuid) where e.id = x.event_id and e.person_id = x.person_id)) then
      raise exception 'content without its event' using errcode = 'insufficient_privilege';
    end if;
  end if;

  -- What belongs to a notification: sent in this act, or (a leg) about a person it already concerns, or (an addition) one's own.
  if (a ? 'notification_people' or a ? 'legs' or a ? 'additions')
      and not sent @> (jsonb_path_query_array(a, '$.notification_people[*].notification_id')
        || jsonb_path_query_array(a, '$.legs[*].notification_id') || jsonb_path_query_array(a, '$.additions[*].notification_id')) then
    if exists (select from jsonb_to_recordset(a->'notification_people') x(notification_id uuid) where not sent ? x.notification_id::text)
      or exists (select from jsonb_to_recordset(a->'legs') x(notification_id uuid, person_id uuid)
        where not sent ? x.notification_id::text and not exists (
          select from app.notification_person n where n.notification_id = x.notification_id and n.person_id = x.person_id))
      or exists (select from jsonb_to_recordset(a->'additions') x(notification_id uuid)
        where not sent ? x.notification_id::text and not app.is_own_notification(x.notification_id)) then
      raise exception 'not a notification of this act' using errcode = 'insufficient_privilege';
    end if;
  end if;

  -- Every desk named stands in the registry. Looked up once each, without locking the few desks everybody writes to.
  if a ? 'legs' or a ? 'tasks_open' then
    if exists (select from (select distinct x.id::uuid from jsonb_array_elements_text(jsonb_path_query_array(a, '$.legs[*].addressee_id')
          || jsonb_path_query_array(a, '$.legs[*].ordinary_id') || jsonb_path_query_array(a, '$.tasks_open[*].organisation_id')) x(id)) desk(id)
        where desk.id is not null and (select o.id from app.organisation o where o.id = desk.id) is null) then
      raise exception 'a leg or task needs a desk that exists' using errcode = 'foreign_key_violation';
    end if;
  end if;

  -- A leg is changed by the desk it is addressed to, by the national desk, or, where the desk is called, by whoever calls it.
  if a ? 'leg_changes' then
    if exists (select from jsonb_to_recordset(a->'leg_changes') x(id uuid) left join app.leg l on l.id = x.id
       where l.person_id is null or not about ? l.person_id::text) then
      raise exception 'an act may only write about its own people' using errcode = 'insufficient_privilege';
    end if;
    if exists (select from jsonb_to_recordset(a->'leg_changes') x(id uuid) join app.leg l on l.id = x.id
       where l.addressee_id <> mine and my_kind is distinct from 'national-desk'
         and (l.connected or not app.is_own_notification(l.notification_id))) then
      raise exception 'not a leg of this desk' using errcode = 'insufficient_privilege';
    end if;
  end if;

  -- A referral is sent in one's own name and changed by its two ends, a draft by its sender; lines stay with their person.
  if a ? 'referrals' or a ? 'lines' then
    if exists (select from jsonb_to_recordset(a->'referrals') x(id uuid, person_id uuid, sender_id uuid) left join app.referral r on r.id = x.id
       where case when r.id is null then coalesce(x.sender_id, mine) <> mine
         else r.person_id <> x.person_id or mine not in (r.sender_id, r.receiver_id) or (r.state = 'draft' and r.sender_id <> mine) end)
      or exists (select from jsonb_to_recordset(a->'lines') x(id uuid, person_id uuid) join app.service_line v on v.id = x.id
       where v.person_id <> x.person_id) then
      raise exception 'not a referral or line of this act' using errcode = 'insufficient_privilege';
    end if;
  end if;

  -- Two files are compared or joined only by a desk that works with the identity of both.
  if a ? 'matches' or a ? 'person_changes' then
    if exists (
      select from (
        select unnest(array[x.person_id, x.other_id]) from jsonb_to_recordset(a->'matches') x(person_id uuid, other_id uuid)
        union select x.joined_into from jsonb_to_recordset(a->'person_changes') x(joined_into uuid) where x.joined_into is not null) w(id)
      where w.id is null or not app.granted(w.id, 'identity')) then
      raise exception 'not both files of this desk' using errcode = 'insufficient_privilege';
    end if;
  end if;

  -- What usually comes together is written by one statement: each has a price of its own, whatever it writes.
  if a ?| '{people,notifications,notification_people,legs,keys}' then
    with
      new_keys as (
        insert into app.data_key (subject_id, kind, version, kek, wrapped)
        select subject_id, kind, version, kek, wrapped
          from jsonb_to_recordset(a->'keys') x(subject_id uuid, kind text, version smallint, kek text, wrapped text)
         where kind in ('person', 'notification')),
      new_people as (
        insert into app.person (id, code, age_status, sex, status, stage, danger, territory, exploitation, birth_date, detected_at, holder_id, historical)
        select id, code, age_status, coalesce(sex, 'unknown'), coalesce(status, 'potential'), coalesce(stage, 'detected'), coalesce(danger, false),
               territory, coalesce(exploitation, '{}'), birth_date, app.moment(detected_at), holder_id, coalesce(historical, false)
          from jsonb_to_recordset(a->'people') x(id uuid, code text, age_status text, sex text, status text, stage text, danger boolean,
               territory text, exploitation text[], birth_date date, detected_at jsonb, holder_id uuid, historical boolean)),
      new_notifications as (
        insert into app.notification (id, code, organisation_id, account_id, sector, territory, danger, detected_at, sent_at, implicated, shared)
        select id, code, mine, me, sector, territory, danger, app.moment(detected_at), coalesce(app.moment(sent_at), now()), coalesce(implicated, false), coalesce(shared, '{}')
          from jsonb_to_recordset(a->'notifications') x(id uuid, code text, sector text, territory text, danger text, detected_at jsonb, sent_at jsonb, implicated boolean, shared jsonb)),
      told_about as (
        insert into app.notification_person (notification_id, ordinal, person_id, asked, told)
        select notification_id, ordinal, person_id, asked, coalesce(told, '{}')
          from jsonb_to_recordset(a->'notification_people') x(notification_id uuid, ordinal int, person_id uuid, asked text, told jsonb))
    insert into app.leg (id, notification_id, person_id, duty, addressee_id, addressee_kind, ordinary_id, connected, state, sent_at, due_at)
    select id, notification_id, person_id, duty, addressee_id, addressee_kind, ordinary_id, connected, state, coalesce(app.moment(sent_at), now()), app.moment(due_at)
      from jsonb_to_recordset(a->'legs') x(id uuid, notification_id uuid, person_id uuid, duty text, addressee_id uuid, addressee_kind text,
           ordinary_id uuid, connected boolean, state text, sent_at jsonb, due_at jsonb);
  end if;
  if a ?| '{identities,contacts}' then
    with
      found_by as (
        insert into app.name_index (person_id, names, spans, born, phone)
        select person_id, coalesce(names, '{}'), coalesce(spans, '{}'), born, phone
          from jsonb_to_recordset(a->'name_index') x(person_id uuid, names int[], spans smallint[], born bigint, phone bigint)
        on conflict (person_id) do update set
          -- A name that is not given stays; one that is given in part is added to what is there.
          names = case when excluded.names = '{}' then name_index.names
            when a->'name_index' @> jsonb_build_array(jsonb_build_object('person_id', excluded.person_id, 'whole', true)) then excluded.names
            else name_index.names || excluded.names end,
          spans = case when excluded.names = '{}' then name_index.spans
            when a->'name_index' @> jsonb_build_array(jsonb_build_object('person_id', excluded.person_id, 'whole', true)) then excluded.spans
            else name_index.spans || excluded.spans end,
          born = coalesce(excluded.born, name_index.born), phone = coalesce(excluded.phone, name_index.phone)),
      named as (
        insert into app.person_identity (person_id, given_names, family_name, birth_date, citizenship, document)
        select person_id, given_names, family_name, birth_date, citizenship, document
          from jsonb_to_recordset(a->'identities') x(person_id uuid, given_names text, family_name text, birth_date text, citizenship text, document text)
        on conflict (person_id) do update set
          given_names = coalesce(excluded.given_names, person_identity.given_names),
          family_name = coalesce(excluded.family_name, person_identity.family_name),
          birth_date = coalesce(excluded.birth_date, person_identity.birth_date),
          citizenship = coalesce(excluded.citizenship, person_identity.citizenship),
          document = coalesce(excluded.document, person_identity.document))
    insert into app.person_contact (person_id, phone, place, language, safe_contact)
    select person_id, phone, place, language, safe_contact
      from jsonb_to_recordset(a->'contacts') x(person_id uuid, phone text, place text, language text, safe_contact text)
    on conflict (person_id) do update set
      phone = coalesce(excluded.phone, person_contact.phone),
      place = coalesce(excluded.place, person_contact.place),
      language = coalesce(excluded.language, person_contact.language),
      safe_contact = coalesce(excluded.safe_contact, person_contact.safe_contact);
  end if;
  if a ? 'additions' then
    insert into app.notification_addition (notification_id, account_id, corrects, text)
    select notification_id, me, corrects, text from jsonb_to_recordset(a->'additions') x(notification_id uuid, corrects boolean, text text);
  end if;

  if a ? 'leg_changes' then
    update app.leg l set state = x.state,
        delivered_at = coalesce(l.delivered_at, app.moment(x.delivered_at)),
        taken_up_at = coalesce(l.taken_up_at, app.moment(x.taken_up_at)),
        taken_up_by = coalesce(l.taken_up_by, case when x.state = 'taken-up' and x.answered_by is null then me end),
        answered_by = coalesce(l.answered_by, x.answered_by),
        escalation = coalesce(x.escalation, l.escalation)
      from jsonb_to_recordset(a->'leg_changes') x(id uuid, state text, delivered_at jsonb, taken_up_at jsonb, answered_by text, escalation int)
     where l.id = x.id and l.state <> 'taken-up';
  end if;

  if a ?| '{events,records,consents}' then
    with
      done as (
        insert into app.event (id, person_id, kind, happened_at, account_id, organisation_id, organisation_kind, role, act, conformity, broken, rules, facts, pack_version)
        select id, person_id, kind, app.moment(happened_at), me, mine, my_kind,
               case when app.has_role(role) then role else split_part(coalesce(current_setting('app.roles', true), ''), ',', 1) end, coalesce(act, '{}'),
               coalesce(conformity, 'regular'), coalesce(broken, '{}'), coalesce(rules, '{}'), coalesce(facts, '{}'), coalesce(pack_version, '')
          from jsonb_to_recordset(a->'events') x(id uuid, person_id uuid, kind text, happened_at jsonb, role text, act jsonb, conformity text,
               broken text[], rules jsonb, facts jsonb, pack_version text)),
      said as (
        insert into app.record (event_id, person_id, data_class, organisation_id, form, form_version, answers)
        select event_id, person_id, data_class, mine, form, form_version, answers
          from jsonb_to_recordset(a->'records') x(event_id uuid, person_id uuid, data_class text, form text, form_version int, answers jsonb))
    insert into app.consent (person_id, purpose, recipient, answer, given_by, subject, at, event_id)
    select person_id, purpose, recipient, answer, given_by, subject, app.moment(at), event_id
      from jsonb_to_recordset(a->'consents') x(person_id uuid, purpose text, recipient uuid, answer text, given_by text, subject text, at jsonb, event_id uuid);
  end if;
  if a ? 'lines' then
    insert into app.service_line (id, person_id, plan, service, goal, responsible, provider_id, funding, review_on, referred, accepted, received, received_on, closed_reason, carried_over)
    select id, person_id, plan, service, goal, responsible, provider_id, funding, review_on, coalesce(referred, false), coalesce(accepted, false),
           coalesce(received, false), received_on, closed_reason, coalesce(carried_over, false)
      from jsonb_to_recordset(a->'lines') x(id uuid, person_id uuid, plan text, service text, goal text, responsible text, provider_id uuid, funding text,
           review_on date, referred boolean, accepted boolean, received boolean, received_on date, closed_reason text, carried_over boolean)
    on conflict (id) do update set referred = excluded.referred, accepted = excluded.accepted, received = excluded.received,
      received_on = coalesce(excluded.received_on, service_line.received_on), provider_id = coalesce(excluded.provider_id, service_line.provider_id),
      funding = coalesce(excluded.funding, service_line.funding), closed_reason = coalesce(excluded.closed_reason, service_line.closed_reason),
      carried_over = excluded.carried_over
      where service_line.person_id = excluded.person_id;
  end if;
  if a ? 'referrals' then
    insert into app.referral (id, person_id, sender_id, receiver_id, receiver_kind, service, path, state, business_status, emergency, offer,
        requested_at, answer_due_at, answered_at, reason, reason_side, arrived_at, ended_at)
    select id, person_id, coalesce(sender_id, mine), receiver_id, receiver_kind, service, path, state, business_status, coalesce(emergency, false), coalesce(offer, '{}'),
        app.moment(requested_at), coalesce(app.moment(answer_due_at), 'infinity'), app.moment(answered_at), reason, reason_side, app.moment(arrived_at), app.moment(ended_at)
      from jsonb_to_recordset(a->'referrals') x(id uuid, person_id uuid, sender_id uuid, receiver_id uuid, receiver_kind text, service text, path text, state text,
        business_status text, emergency boolean, offer jsonb, requested_at jsonb, answer_due_at jsonb, answered_at jsonb, reason text, reason_side text,
        arrived_at jsonb, ended_at jsonb)
    on conflict (id) do update set state = excluded.state, business_status = excluded.business_status,
      requested_at = coalesce(excluded.requested_at, referral.requested_at), answer_due_at = excluded.answer_due_at,
      answered_at = coalesce(excluded.answered_at, referral.answered_at), reason = coalesce(excluded.reason, referral.reason),
      reason_side = coalesce(excluded.reason_side, referral.reason_side), arrived_at = coalesce(excluded.arrived_at, referral.arrived_at),
      ended_at = coalesce(excluded.ended_at, referral.ended_at), version = referral.version + 1
      where referral.person_id = excluded.person_id;
  end if;

  if a ? 'person_changes' then
    update app.person p set
        age_status = coalesce(x.age_status, p.age_status), sex = coalesce(x.sex, p.sex), status = coalesce(x.status, p.status),
        stage = coalesce(x.stage, p.stage), danger = coalesce(x.danger, p.danger), territory = coalesce(x.territory, p.territory),
        exploitation = coalesce(x.exploitation, p.exploitation), birth_date = coalesce(x.birth_date, p.birth_date),
        holder_id = coalesce(x.holder_id, p.holder_id), case_manager_id = coalesce(x.case_manager_id, p.case_manager_id),
        joined_into = case when x.separate then null else coalesce(x.joined_into, p.joined_into) end,
        version = p.version + 1
      from jsonb_to_recordset(a->'person_changes') x(id uuid, age_status text, sex text, status text, stage text, danger boolean, territory text,
        exploitation text[], birth_date date, holder_id uuid, case_manager_id uuid, joined_into uuid, separate boolean)
     where p.id = x.id;
  end if;

  if a ? 'matches' then
    insert into app.person_match (person_id, other_id, reasons, state, decided_by, decided_at)
    select person_id, other_id, reasons, coalesce(state, 'possible'), case when state is not null then me end, case when state is not null then now() end
      from jsonb_to_recordset(a->'matches') x(person_id uuid, other_id uuid, reasons text[], state text)
    on conflict (person_id, other_id) do update set state = excluded.state, decided_by = me, decided_at = now();
  end if;

  if a ? 'tasks_close' then
    update app.task set closed_at = now() where id = any (array(select (jsonb_array_elements_text(a->'tasks_close'))::uuid)) and closed_at is null
      and person_id in (select (x->>'person')::uuid from jsonb_array_elements(coalesce(a->'expect', '[]')) x);
  end if;
  if a ? 'grants' then
    -- Access has a ground that stands in the database: a leg, or a referral the receiver said yes to.
    -- Legs of this act need no look-up when they are about the same one person.
    if not (about_one and jsonb_path_query_array(a, '$.legs[*].addressee_id') @> jsonb_path_query_array(a, '$.grants[*].organisation_id'))
       and exists (select from jsonb_to_recordset(a->'grants') x(person_id uuid, organisation_id uuid)
       where not app_inner.has_ground(x.person_id, x.organisation_id)) then
      raise exception 'no ground for access' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if a ?| '{tasks_open,grants}' then
    with
      owed as (
        insert into app.task (person_id, step, ref, organisation_id, account_id, due_at, escalate_at, level, waiting)
        select person_id, step, ref, organisation_id, account_id, coalesce(app.moment(due_at), 'infinity'), coalesce(app.moment(escalate_at), 'infinity'), coalesce(level, 0), coalesce(waiting, false)
          from jsonb_to_recordset(a->'tasks_open') x(person_id uuid, step text, ref uuid, organisation_id uuid, account_id uuid, due_at jsonb, escalate_at jsonb, level smallint, waiting boolean)
        on conflict (person_id, step, organisation_id, coalesce(ref, person_id)) where closed_at is null
          do update set due_at = excluded.due_at, escalate_at = excluded.escalate_at, account_id = excluded.account_id, waiting = excluded.waiting)
    insert into app.person_grant (person_id, organisation_id, classes, basis, until, listed_at)
    select person_id, organisation_id, classes, basis, coalesce(app.moment(until), 'infinity'), coalesce(app.moment(listed_at), now())
      from jsonb_to_recordset(a->'grants') x(person_id uuid, organisation_id uuid, classes text[], basis text, until jsonb, listed_at jsonb)
    on conflict (person_id, organisation_id) do update set classes = excluded.classes, basis = excluded.basis, until = excluded.until;
  end if;
  if a ? 'grants_end' then
    update app.person_grant g set until = now()
      from jsonb_to_recordset(a->'grants_end') x(person_id uuid, organisation_id uuid)
     where g.person_id = x.person_id and g.organisation_id = x.organisation_id and g.until > now()
       and g.person_id in (select (y->>'person')::uuid from jsonb_array_elements(coalesce(a->'expect', '[]')) y);
  end if;
  if a ? 'drafts_sent' then
    update app.draft set sent_at = now(), answers = '{}' where account_id = me and id = any (array(select (jsonb_array_elements_text(a->'drafts_sent'))::uuid));
  end if;
  if a ? 'jobs' then
    -- As app.enqueue, all at once.
    if not app_inner.job_tasks() @> jsonb_path_query_array(a, '$.jobs[*].task') then
      raise exception 'a task is not on the allow-list' using errcode = 'insufficient_privilege';
    end if;
    insert into app.outbox (task, payload, job_key)
    select task, payload, job_key from jsonb_to_recordset(a->'jobs') x(task text, payload jsonb, job_key text);
  end if;
  return jsonb_build_object('kind', 'done');
end $$;
