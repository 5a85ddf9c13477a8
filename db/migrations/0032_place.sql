-- A place for somebody: the question that goes out first, without identity, birth date or free text; the next question after
-- silence; the waiting list; and the gaps it shows. What a search is about stands in app.place_search, which the desks that are
-- asked never see; what they see is app.place_query, where nobody is named.
set local role app_owner;

-- Codes and nothing else: the only fields a question may have, each a code or a list of codes. No name, date or text fits in.
create function app_inner.is_coded(p jsonb) returns boolean
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select jsonb_typeof(p) = 'object' and not exists (
    select from jsonb_each(p) f where case
      when f.key in ('withChildren', 'accessible', 'transport') then jsonb_typeof(f.value) <> 'boolean'
      when f.key in ('sex', 'ageBand', 'county', 'urgency') then jsonb_typeof(f.value) <> 'string' or (f.value #>> '{}') !~ '^[A-Za-z0-9-]{1,20}$'
      when f.key in ('needs', 'languages') then jsonb_typeof(f.value) <> 'array' or jsonb_array_length(f.value) > 20
        or exists (select from jsonb_array_elements(f.value) x where jsonb_typeof(x) <> 'string' or (x #>> '{}') !~ '^[A-Za-z0-9-]{1,20}$')
      else true end)
$$;

-- A desk looks for one kind of help for one person. `waiting`: nobody could be asked, or nobody said yes.
create table app.place_search (
  id uuid primary key,
  person_id uuid not null references app.person,
  organisation_id uuid not null references app.organisation,
  service text not null,
  asked jsonb not null constraint codes_only check (app_inner.is_coded(asked)),
  state text not null check (state in ('asking', 'waiting', 'found', 'withdrawn')),
  answer_within interval not null constraint answer_takes_time check (answer_within > interval '0'),
  opened_at timestamptz not null,
  waiting_since timestamptz,
  ended_at timestamptz not null default 'infinity',
  gaps text[] not null default '{}'
);
create index place_search_of_person on app.place_search (person_id);
create index place_search_of_desk on app.place_search (organisation_id, state);
create unique index one_search_at_a_time on app.place_search (person_id, organisation_id, service) where ended_at = 'infinity';

-- One question to one service. No person here: the desk that is asked reads this row.
create table app.place_query (
  id uuid primary key default gen_random_uuid(),
  search_id uuid not null references app.place_search,
  position int not null,
  sender_id uuid not null references app.organisation,
  receiver_id uuid not null references app.organisation,
  service_id uuid not null,
  service text not null,
  asked jsonb not null constraint codes_only check (app_inner.is_coded(asked)),
  state text not null check (state in ('planned', 'asked', 'answered', 'silent', 'withdrawn')),
  answer text check (answer in ('yes', 'no', 'ask')),
  reason text constraint reason_is_a_code check (reason ~ '^[a-z-]{1,40}$'),
  reason_side text check (reason_side in ('person', 'provider')),
  asked_at timestamptz,
  remind_at timestamptz not null default 'infinity',
  due_at timestamptz not null default 'infinity',
  reminded_at timestamptz,
  answered_at timestamptz,
  version int not null default 1,
  constraint answered_says_what check ((state = 'answered') = (answer is not null) or state = 'withdrawn'),
  constraint each_service_once unique (search_id, service_id)
);
create index place_query_of_receiver on app.place_query (receiver_id, state, due_at);
create index place_query_of_sender on app.place_query (sender_id);
create index place_query_running on app.place_query (least(remind_at, due_at)) where state = 'asked';

-- How a service answers when it is asked for one kind of help: counted when a question ends, so that a question still open
-- counts for nothing. Read by kind, hundreds at a time: the key carries what is read.
create table app.answer_record (
  service text not null,
  service_id uuid not null,
  asked int not null default 0,
  answered int not null default 0,
  minutes double precision not null default 0,
  primary key (service, service_id) include (asked, answered, minutes)
);

-- Help that was not there: what, where and for whom, in codes. No person, no search, no hour.
create table app.service_gap (
  id uuid primary key default gen_random_uuid(),
  noted_on date not null,
  organisation_id uuid not null references app.organisation,
  service text not null,
  county text,
  sex text,
  age_band text,
  needs text[] not null default '{}',
  languages text[] not null default '{}',
  cause text not null check (cause in ('nobody-eligible', 'nobody-free', 'nobody-answered', 'all-declined'))
);
create index service_gap_of_desk on app.service_gap (organisation_id, noted_on);
create index service_gap_by_day on app.service_gap (noted_on);

do $$
declare t text;
begin
  foreach t in array array['place_search', 'place_query', 'answer_record', 'service_gap'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy owner_all on app.%I to app_owner using (true) with check (true)', t);
    execute format('grant select on app.%I to app_web', t);
  end loop;
end $$;
create policy place_search_own on app.place_search for select to app_web
  using (organisation_id = (select app.organisation()) and exists (select from app.person p where p.id = place_search.person_id));
-- What was never sent is its sender's alone.
create policy place_query_ends on app.place_query for select to app_web
  using (sender_id = (select app.organisation()) or (receiver_id = (select app.organisation()) and asked_at is not null));
create policy answer_record_read on app.answer_record for select to app_web
  using ((select app.sees_all()) or (select app.organisation_kind()) in ('regional-centre', 'child-protection', 'victim-support'));
create policy service_gap_read on app.service_gap for select to app_web
  using (organisation_id = (select app.organisation()) or (select app.sees_all()));

-- Puts a question that is planned before its service. Returns whether there was one.
create function app_inner.place_next(p_search uuid, p_at timestamptz) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare sent uuid;
begin
  update app.place_query q set state = 'asked', asked_at = p_at, due_at = p_at + s.answer_within,
      remind_at = p_at + s.answer_within / 2, version = q.version + 1
    from app.place_search s
   where s.id = p_search and s.state = 'asking' and q.id = (select n.id from app.place_query n
     where n.search_id = p_search and n.state = 'planned' order by n.position limit 1)
  returning q.id into sent;
  if sent is null then return false; end if;
  perform app.enqueue('notice.referral', jsonb_build_object('query', sent), 'query:' || sent);
  return true;
end $$;

-- A gap in service, once for each search and cause.
create function app_inner.note_gap(p_search uuid, p_cause text, p_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into app.service_gap (noted_on, organisation_id, service, county, sex, age_band, needs, languages, cause)
  select (p_at at time zone coalesce((select g.value from app.setting g where g.name = 'time-zone'), 'UTC'))::date, s.organisation_id, s.service,
      s.asked->>'county', s.asked->>'sex', s.asked->>'ageBand',
      array(select jsonb_array_elements_text(coalesce(s.asked->'needs', '[]'))),
      array(select jsonb_array_elements_text(coalesce(s.asked->'languages', '[]'))), p_cause
    from app.place_search s where s.id = p_search and not p_cause = any (s.gaps);
  update app.place_search s set gaps = s.gaps || p_cause where s.id = p_search and not p_cause = any (s.gaps);
end $$;

-- Nobody is left to ask and nobody said yes: the person waits, and what is missing is written down.
create function app_inner.place_settle(p_search uuid, p_at timestamptz) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from app.place_query q where q.search_id = p_search
      and (q.state in ('planned', 'asked') or q.answer in ('yes', 'ask'))) then return; end if;
  update app.place_search s set state = 'waiting', waiting_since = coalesce(s.waiting_since, p_at)
   where s.id = p_search and s.state = 'asking';
  if found then
    perform app_inner.note_gap(p_search, case when exists (select from app.place_query q
      where q.search_id = p_search and q.state = 'silent') then 'nobody-answered' else 'all-declined' end, p_at);
    perform app.enqueue('notice.escalation', jsonb_build_object('search', p_search), 'search:' || p_search);
  end if;
end $$;

create function app_inner.count_answer(p_kind text, p_service uuid, p_minutes double precision) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into app.answer_record as r (service, service_id, asked, answered, minutes)
  values (p_kind, p_service, 1, case when p_minutes is null then 0 else 1 end, coalesce(p_minutes, 0))
  on conflict (service, service_id) do update set asked = r.asked + 1, answered = r.answered + excluded.answered, minutes = r.minutes + excluded.minutes
$$;

/*
 * app.place_ask: opens a search and asks the first `p_parallel` services; the others are asked after a no or a silence.
 * p_services names services of the directory in the order in which to ask; an empty list puts the person on the waiting list
 * with the cause. Answers
 *   asked | waiting | replayed | running – this desk looks for this help already | not-found – no such person for this desk
 *   no-such-service – one of them is not there, does not give this help, is one's own, or has no desk in the system
 *   not-coded – something else than codes
 */
create function app.place_ask(p_form uuid, p_search uuid, p_person uuid, p_service text, p_asked jsonb, p_services uuid[],
  p_parallel int, p_within interval, p_cause text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place text := '/people/' || p_person || '/places/' || p_search;
  earlier app.place_search;
begin
  if app.account() is null or app.mandate(p_person) is distinct from 'full' then return 'not-found'; end if;
  if not app_inner.is_coded(p_asked) then return 'not-coded'; end if;
  perform from app.person p where p.id = p_person for update;
  if p_form is not null and exists (select from app.submission u where u.form_id = p_form and u.account_id = app.account()) then
    return 'replayed';
  end if;
  select * into earlier from app.place_search s where s.person_id = p_person and s.organisation_id = app.organisation()
      and s.service = p_service and s.ended_at = 'infinity' for update;
  if earlier.id is not null and (earlier.state <> 'waiting' or cardinality(p_services) = 0) then return 'running'; end if;
  if exists (select from unnest(p_services) w(id) where not exists (
      select from app_directory.listing l join app.organisation o on o.id = l.tenant_id
       where l.service_id = w.id and o.connected and o.id <> app.organisation() and l.status = 'active' and p_service = any (l.needs))) then
    return 'no-such-service';
  end if;
  if p_form is not null then
    insert into app.submission (form_id, account_id, location) values (p_form, app.account(), place);
  end if;
  -- Who waits is looked for again without losing the place in the row.
  if earlier.id is not null then perform app_inner.place_end(earlier.id, 'withdrawn', p_at); end if;
  insert into app.place_search (id, person_id, organisation_id, service, asked, state, answer_within, opened_at, waiting_since)
  values (p_search, p_person, app.organisation(), p_service, p_asked, case when cardinality(p_services) = 0 then 'waiting' else 'asking' end,
    p_within, p_at, coalesce(earlier.waiting_since, case when cardinality(p_services) = 0 then p_at end));
  if cardinality(p_services) = 0 then
    perform app_inner.note_gap(p_search, p_cause, p_at);
    return 'waiting';
  end if;
  insert into app.place_query (search_id, position, sender_id, receiver_id, service_id, service, asked, state)
  select p_search, min(w.at), app.organisation(), l.tenant_id, l.service_id, p_service, p_asked, 'planned'
    from unnest(p_services) with ordinality w(id, at) join app_directory.listing l on l.service_id = w.id
   group by l.tenant_id, l.service_id;
  for n in 1 .. greatest(p_parallel, 1) loop
    exit when not app_inner.place_next(p_search, p_at);
  end loop;
  return 'asked';
end $$;

/*
 * app.place_answer: the desk that was asked says yes, no, or "talk to us"; late is better than never, while somebody still asks.
 *   answered | replayed | changed – answered or taken back meanwhile | not-found
 */
create function app.place_answer(p_form uuid, p_query uuid, p_answer text, p_reason text, p_side text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one app.place_query;
begin
  -- The search first, as everywhere: two answers at once follow one another.
  perform from app.place_search s where s.id = (select q.search_id from app.place_query q where q.id = p_query) for update;
  select * into one from app.place_query q where q.id = p_query and q.receiver_id = app.organisation() and q.asked_at is not null for update;
  if one.id is null or app.account() is null then return 'not-found'; end if;
  if p_form is not null and exists (select from app.submission u where u.form_id = p_form and u.account_id = app.account()) then
    return 'replayed';
  end if;
  if one.state not in ('asked', 'silent') then return 'changed'; end if;
  if p_form is not null then
    insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/place-queries');
  end if;
  update app.place_query q set state = 'answered', answer = p_answer, reason = p_reason, reason_side = p_side, answered_at = p_at,
    due_at = 'infinity', remind_at = 'infinity', version = q.version + 1 where q.id = p_query;
  -- A silence was counted when it began.
  if one.state = 'asked' then
    perform app_inner.count_answer(one.service, one.service_id, extract(epoch from p_at - one.asked_at) / 60);
    if p_answer = 'no' then perform app_inner.place_next(one.search_id, p_at); end if;
  end if;
  if p_answer in ('yes', 'ask') then
    update app.place_search s set state = 'asking' where s.id = one.search_id and s.state = 'waiting';
  end if;
  perform app_inner.place_settle(one.search_id, p_at);
  return 'answered';
end $$;

-- Ends a search: what was asked is taken back, what was planned never goes out.
create function app_inner.place_end(p_search uuid, p_state text, p_at timestamptz) returns boolean
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from app.place_search s where s.id = p_search and s.ended_at = 'infinity' for update;
  if not found then return false; end if;
  update app.place_search s set state = p_state, ended_at = p_at where s.id = p_search;
  update app.place_query q set state = 'withdrawn', due_at = 'infinity', remind_at = 'infinity', version = q.version + 1
   where q.search_id = p_search and q.state in ('planned', 'asked', 'silent');
  return true;
end $$;

-- The desk stops looking. False where it does not look.
create function app.place_withdraw(p_search uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from app.place_search s where s.id = p_search and s.organisation_id = app.organisation()
      and app.mandate(s.person_id) = 'full') then return false; end if;
  return app_inner.place_end(p_search, 'withdrawn', p_at);
end $$;

-- Run by the worker: reminds at half time; after the whole time the question counts as silent and the next one goes out by
-- itself. Only ever a question: identity follows a yes and the person's consent. Returns how many questions were moved on.
create function app.place_sweep(p_at timestamptz, p_most int default 500) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one record;
  moved int := 0;
begin
  for one in
    select q.id, q.search_id, q.service, q.service_id, q.due_at from app.place_query q join app.place_search s on s.id = q.search_id
     where q.state = 'asked' and least(q.remind_at, q.due_at) <= p_at
     order by least(q.remind_at, q.due_at) limit p_most for update of s, q skip locked
  loop
    if one.due_at > p_at then
      update app.place_query q set reminded_at = p_at, remind_at = 'infinity' where q.id = one.id;
      perform app.enqueue('notice.referral', jsonb_build_object('query', one.id, 'reminder', true), 'query:' || one.id || ':reminder');
    else
      update app.place_query q set state = 'silent', due_at = 'infinity', remind_at = 'infinity', version = q.version + 1 where q.id = one.id;
      perform app_inner.count_answer(one.service, one.service_id, null);
      perform app.enqueue('notice.escalation', jsonb_build_object('query', one.id), 'query:' || one.id || ':silent');
      perform app_inner.place_next(one.search_id, p_at);
      perform app_inner.place_settle(one.search_id, p_at);
    end if;
    moved := moved + 1;
  end loop;
  return moved;
end $$;

-- A referral moves its search along: a yes ends it, a withdrawal of the person ends everything that was asked for the same help.
create function app_inner.place_follow_referral() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one uuid;
begin
  if new.answered_at is not null and old.answered_at is null and new.requested_at is not null then
    perform app_inner.count_answer(new.service, l.service_id, extract(epoch from new.answered_at - new.requested_at) / 60)
      from app_directory.listing l where l.tenant_id = new.receiver_id and new.service = any (l.needs);
  end if;
  if (new.state = 'accepted' and old.state <> 'accepted') or (new.state = 'cancelled' and new.reason = 'person-withdrew' and old.state <> 'cancelled') then
    for one in select s.id from app.place_search s
       where s.person_id = new.person_id and s.service = new.service and s.ended_at = 'infinity' loop
      perform app_inner.place_end(one, case new.state when 'accepted' then 'found' else 'withdrawn' end, coalesce(new.answered_at, new.ended_at, now()));
    end loop;
  end if;
  return new;
end $$;
create trigger place_follow_referral after update on app.referral for each row
  when (old.state is distinct from new.state or old.answered_at is distinct from new.answered_at)
  execute function app_inner.place_follow_referral();

revoke execute on function app_inner.is_coded, app_inner.place_next, app_inner.note_gap, app_inner.place_settle, app_inner.count_answer,
  app_inner.place_end, app_inner.place_follow_referral from public;
revoke execute on function app.place_ask, app.place_answer, app.place_withdraw, app.place_sweep from public;
grant execute on function app.place_ask, app.place_answer, app.place_withdraw to app_web;
grant execute on function app.place_sweep to app_worker;
