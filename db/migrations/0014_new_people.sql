-- An act about people who are new in it: what a notification writes. Nothing of it can stand yet, so there is nothing to lock, to
-- compare or to change, and what always comes together is one statement. Every other act goes through the door it had.
set local role app_owner;

-- Codes are compared letter by letter; then one index answers both "this code" and "codes that begin so".
drop index app.person_code_search;
alter table app.person alter column code type text collate "C";

alter function app.perform(jsonb) set schema app_inner;
alter function app_inner.perform(jsonb) rename to perform_known;
revoke execute on function app_inner.perform_known(jsonb) from app_web;

-- Times travel as epoch milliseconds; null stays null.
create function app_inner.at(ms double precision) returns timestamptz language sql immutable parallel safe
  return to_timestamp(ms / 1000);

-- Asked only where a desk was looked up and not found.
create function app_inner.no_such_desk() returns uuid language plpgsql stable as $$
begin
  raise exception 'a leg or task needs a desk that exists' using errcode = 'foreign_key_violation';
end $$;

/*
 * True for an act about new people that hangs together: people, notifications and events its rows name are its own, whoever is
 * let in is told in it, content belongs to an event about the same person, and its jobs are on the list. Nothing else is needed:
 * a person, notification or event of its own that stands already breaks its key.
 */
create function app_inner.is_about_new_people(a jsonb) returns boolean
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

create function app_inner.write_new_people(a jsonb, me uuid, mine uuid, my_kind text) returns void
language plpgsql as $$
begin
  with
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
      named as (
        insert into app.person_identity (person_id, given_names, family_name, birth_date, citizenship, document)
        select person_id, given_names, family_name, birth_date, citizenship, document
          from jsonb_to_recordset(a->'identities') x(person_id uuid, given_names text, family_name text, birth_date date, citizenship text, document text)),
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

/*
 * app.perform(a): the one door for writing an act; its sections are described at the function it had (0005_act.sql), now
 * app_inner.perform_known. An act about new people that hangs together takes the short way; whatever else it is, that function
 * judges it and says what is wrong with it.
 */
create function app.perform(a jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, app as $$
declare
  me uuid := app.account();
  mine uuid := app.organisation();
begin
  if me is null or mine is null or not app_inner.is_about_new_people(a) then return app_inner.perform_known(a); end if;
  insert into app.submission (form_id, account_id, location) values ((a->>'form_id')::uuid, me, a->>'location')
    on conflict (account_id, form_id) do nothing;
  if not found then
    return (select jsonb_build_object('kind', 'replayed', 'location', s.location) from app.submission s
             where s.form_id = (a->>'form_id')::uuid and s.account_id = me);
  end if;
  perform app_inner.write_new_people(a, me, mine, app.organisation_kind());
  return jsonb_build_object('kind', 'done');
end $$;

revoke execute on function app_inner.at(double precision), app_inner.no_such_desk(), app_inner.is_about_new_people(jsonb),
  app_inner.write_new_people(jsonb, uuid, uuid, text), app.perform(jsonb) from public;
grant execute on function app.perform(jsonb) to app_web;
