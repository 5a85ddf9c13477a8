-- Notices outside the system. A notice says that there is something to read here, and nothing else: no row of it holds a word
-- about anybody. It goes to staff as their account says, to a person only by the safe-contact record, only within its hours, and
-- not at all where there is none. Addresses for sending are sealed to the public key of the worker (src/platform/mail), which
-- alone can open them. See docs/decisions/0022-break-glass.md, "Notices".
set local role app_owner;

-- How a person may be reached, as agreed with them. Written anew, never changed: the latest that has not ended counts.
create table app.safe_contact (
  id uuid primary key,
  person_id uuid not null references app.person,
  organisation_id uuid not null references app.organisation,
  recorded_by uuid not null references app.account,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  -- `none`: not to be reached; `call`: by a colleague who telephones; the others may be sent by the worker.
  channel text not null check (channel in ('none', 'call', 'email', 'sms')),
  address text,
  code_word text,
  who_knows text,
  -- The address once more, sealed to the worker.
  post_address text,
  days smallint[] not null default '{}' check (days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  opens time not null,
  closes time not null,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  constraint safe_contact_has_hours check (opens < closes and (channel = 'none' or cardinality(days) > 0)),
  constraint safe_contact_has_address check ((channel = 'none') = (address is null)),
  constraint safe_contact_is_sealed check (address like 'pv_.%' and code_word like 'pv_.%' and who_knows like 'pv_.%' and post_address like 'pb1.%')
);
create unique index safe_contact_now on app.safe_contact (person_id) where ended_at is null;
create index safe_contact_of_person on app.safe_contact (person_id);

-- Where and when an account wants to be told that something waits. No row: never.
create table app.notice_setting (
  account_id uuid primary key references app.account,
  post_address text not null check (post_address like 'pb1.%'),
  days smallint[] not null check (cardinality(days) > 0 and days <@ '{1,2,3,4,5,6,7}'::smallint[]),
  opens time not null,
  closes time not null,
  changed_at timestamptz not null default now(),
  constraint notice_setting_has_hours check (opens < closes)
);

-- One notice to one recipient. What it says is a text of the product in `language`; there is no column for words.
create table app.outside_notice (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references app.account,
  safe_contact_id uuid references app.safe_contact,
  channel text not null check (channel in ('email', 'sms', 'push')),
  -- Why, in a word, for the operator: nothing of it is sent.
  about text not null check (about ~ '^[a-z-]{1,40}$'),
  created_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  tries smallint not null default 0,
  claimed_at timestamptz,
  sent_at timestamptz,
  ended_at timestamptz,
  -- A code: of the server that refused, or ours. Never its words, which may quote an address.
  failure text check (failure ~ '^[a-z0-9-]{1,40}$'),
  constraint outside_notice_one_recipient check ((account_id is null) <> (safe_contact_id is null))
);
-- Who has one waiting needs no second: both would say the same.
create unique index outside_notice_waits_for_account on app.outside_notice (account_id) where sent_at is null and ended_at is null and claimed_at is null;
create unique index outside_notice_waits_for_person on app.outside_notice (safe_contact_id) where sent_at is null and ended_at is null and claimed_at is null;
create index outside_notice_due on app.outside_notice (next_at) where sent_at is null and ended_at is null;
create index outside_notice_of_account on app.outside_notice (account_id, sent_at);

do $$
declare name text;
begin
  foreach name in array array['safe_contact', 'notice_setting', 'outside_notice'] loop
    execute format('alter table app.%I enable row level security', name);
    execute format('alter table app.%I force row level security', name);
    execute format('create policy owner_all on app.%I to app_owner using (true) with check (true)', name);
  end loop;
  foreach name in array array['notice_setting', 'outside_notice'] loop
    execute format('create policy %I on app.%I to app_owner using (true) with check (true)', name || '_functions_only', name);
  end loop;
end $$;
create policy safe_contact_read on app.safe_contact for select to app_web using (app.granted(person_id, 'contact'));
-- Whoever calls in an emergency must know it as well.
create policy safe_contact_through_glass on app.safe_contact for select to app_web using (person_id = (select app.glass('contact')));
grant select on app.safe_contact to app_web;

-- The moment from which hours are open: now, or later; null where there is no such day. In the zone of the country.
create function app_inner.window_opens(p_days smallint[], p_opens time, p_closes time, p_at timestamptz) returns timestamptz
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  zone text := coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC');
  here timestamp := p_at at time zone zone;
  day date;
begin
  for ahead in 0..7 loop
    day := here::date + ahead;
    if extract(isodow from day)::smallint = any (p_days) then
      if ahead = 0 and here::time >= p_opens and here::time < p_closes then return p_at; end if;
      if ahead > 0 or here::time < p_opens then return (day + p_opens) at time zone zone; end if;
    end if;
  end loop;
  return null;
end $$;

-- The key of a person for whoever writes their contact: the one that is there, or this one, kept once.
create function app.safe_contact_key(p_person uuid, p_fresh text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or not app.granted(p_person, 'contact') or not 'contact' = any (app.writes()) then return null; end if;
  insert into app.data_key (subject_id, kind, version, kek, wrapped)
  values (p_person, 'person', split_part(p_fresh, ':', 1)::smallint, split_part(p_fresh, ':', 2), split_part(p_fresh, ':', 3))
  on conflict (subject_id) do nothing;
  return app.key_of(p_person);
end $$;

/*
 * app.safe_contact_put: what was agreed with the person now. The one before ends, and what waited for it never leaves. Answers
 *   done · replayed (this form was sent before) · not-found (no such person for this account, or it may not write this class)
 */
create function app.safe_contact_put(p_form uuid, p_id uuid, p_person uuid, p_channel text, p_address text, p_code_word text, p_who_knows text,
  p_post_address text, p_days smallint[], p_opens time, p_closes time, p_language text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or not app.granted(p_person, 'contact') or not 'contact' = any (app.writes()) then return 'not-found'; end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/people/' || p_person || '/safe-contact') on conflict do nothing;
  if not found then return 'replayed'; end if;
  perform 1 from app.person p where p.id = p_person for update;
  update app.safe_contact c set ended_at = now(), post_address = null where c.person_id = p_person and c.ended_at is null;
  insert into app.safe_contact (id, person_id, organisation_id, recorded_by, channel, address, code_word, who_knows, post_address, days, opens, closes, language)
  values (p_id, p_person, app.organisation(), app.account(), p_channel, p_address, p_code_word, p_who_knows, p_post_address, p_days, p_opens, p_closes, p_language);
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
  values (app.account(), app.organisation(), p_person, '{contact}', 'safe contact agreed: ' || p_channel);
  return 'done';
end $$;

-- Erasing a person destroys the key of the record; what was sealed to the worker goes with it.
create function app_inner.forget_post_address() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.safe_contact c set post_address = null, ended_at = coalesce(c.ended_at, now()) where c.person_id = new.subject_id;
  return null;
end $$;
create trigger data_key_erased_forgets_address after update of erased_at on app.data_key for each row
  when (new.kind = 'person' and new.erased_at is not null and old.erased_at is null) execute function app_inner.forget_post_address();

/*
 * app.notice_to_person: asks the worker to tell a person that somebody has something for them. Answers
 *   queued      – it leaves when the hours open (`from`)
 *   waiting     – one waits already
 *   no-record   – nothing was agreed: nothing leaves
 *   by-hand     – agreed is a call by a colleague, or nothing
 *   no-address  – the address was recorded before this installation could send; record it again
 *   replayed · not-found
 */
create function app.notice_to_person(p_form uuid, p_person uuid, out answer text, out begins timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare c app.safe_contact;
begin
  if app.account() is null or not app.granted(p_person, 'contact') or not 'contact' = any (app.writes()) then answer := 'not-found'; return; end if;
  select * into c from app.safe_contact x where x.person_id = p_person and x.ended_at is null;
  if c.id is null then answer := 'no-record'; return; end if;
  if c.channel not in ('email', 'sms') then answer := 'by-hand'; return; end if;
  if c.post_address is null then answer := 'no-address'; return; end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), '/people/' || p_person || '/safe-contact') on conflict do nothing;
  if not found then answer := 'replayed'; return; end if;
  begins := app_inner.window_opens(c.days, c.opens, c.closes, now());
  insert into app.outside_notice (safe_contact_id, channel, about, next_at) values (c.id, c.channel, 'person', begins) on conflict do nothing;
  answer := case when found then 'queued' else 'waiting' end;
  insert into app.access_log (account_id, organisation_id, person_id, classes, purpose, outcome)
  values (app.account(), app.organisation(), p_person, '{contact}', 'notice to the person: ' || answer, 'done');
end $$;

-- What became of the notices to a person, newest first.
create function app.notices_to_person(p_person uuid) returns table (at timestamptz, channel text, state text, next_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.created_at, n.channel, case when n.sent_at is not null then 'sent' when n.ended_at is not null then 'failed' else 'waiting' end, n.next_at
    from app.outside_notice n join app.safe_contact c on c.id = n.safe_contact_id
   where c.person_id = p_person and app.granted(p_person, 'contact') order by n.created_at desc limit 20
$$;

-- One's own setting; `put` with an address null keeps the one there is.
create function app.notice_setting_own() returns table (days smallint[], opens time, closes time, changed_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.days, s.opens, s.closes, s.changed_at from app.notice_setting s where s.account_id = app.account()
$$;
create function app.notice_setting_put(p_post_address text, p_days smallint[], p_opens time, p_closes time) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null then return false; end if;
  if p_post_address is null then
    update app.notice_setting s set days = p_days, opens = p_opens, closes = p_closes, changed_at = now() where s.account_id = app.account();
    if not found then return false; end if;
  else
    insert into app.notice_setting (account_id, post_address, days, opens, closes) values (app.account(), p_post_address, p_days, p_opens, p_closes)
    on conflict (account_id) do update set post_address = excluded.post_address, days = excluded.days, opens = excluded.opens, closes = excluded.closes, changed_at = now();
  end if;
  perform app_inner.tell_account(app.account(), 'notices outside the system: set');
  return true;
end $$;
create function app.notice_setting_end() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from app.notice_setting s where s.account_id = app.account();
  update app.outside_notice n set ended_at = now(), failure = 'no-setting' where n.account_id = app.account() and n.sent_at is null and n.ended_at is null;
  if app.account() is not null then perform app_inner.tell_account(app.account(), 'notices outside the system: ended'); end if;
end $$;

-- Tells accounts that something waits, each at most once a quarter of an hour, and only those who asked for it.
create function app_inner.tell_outside(p_accounts uuid[], p_about text) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into app.outside_notice (account_id, channel, about, next_at)
  select a.id, 'email', p_about, greatest(now(), coalesce((select max(n.sent_at) from app.outside_notice n where n.account_id = a.id) + interval '15 minutes', now()))
    from app.account a join app.notice_setting s on s.account_id = a.id
   where a.id = any (p_accounts) and a.active and a.id is distinct from app.account()
  on conflict do nothing
$$;
-- Who of a desk works with people: the roles that read the core on some ground.
create function app_inner.workers_of(p_organisation uuid) returns uuid[]
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct a.id), '{}') from app.account a join app.organisation o on o.id = a.organisation_id
    join app.account_role r on r.account_id = a.id join app.access_opening x on x.kind = o.kind and x.role = r.role and x.words[1] <> ''
   where o.id = p_organisation and a.active
$$;

-- Beside the work list: the desks a job of the queue is about are told outside too. Ids only; unknown ones tell nobody.
create function app.outside_for(p_task text, p_payload jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare desk uuid;
begin
  for desk in
    select l.addressee_id from app.leg l where l.notification_id = (p_payload->>'notification')::uuid and l.connected
    union select l.addressee_id from app.leg l where l.id = (p_payload->>'leg')::uuid
    union select app_inner.national_desk() where (p_payload->>'level')::int >= 2
    union select t.organisation_id from app.task t where t.id = (p_payload->>'task')::uuid
    union select r.receiver_id from app.referral r where r.id = (p_payload->>'referral')::uuid
    union select q.receiver_id from app.place_query q where q.id = (p_payload->>'query')::uuid
    union select s.organisation_id from app.place_search s where s.id = (p_payload->>'search')::uuid
    union select n.organisation_id from app.share_notice n where n.id = (p_payload->>'notice')::uuid
  loop
    perform app_inner.tell_outside(app_inner.workers_of(desk), replace(split_part(p_task, '.', 2), '_', '-'));
  end loop;
end $$;

-- A record that was opened in an emergency is told outside at once, to the same and to nobody else.
create function app_inner.tell_glass_outside() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform app_inner.tell_outside(case new.audience when 'desk' then app_inner.workers_of(new.organisation_id)
    else array(select a.id from app.account a join app.account_role r on r.account_id = a.id and r.role = new.audience
      where a.organisation_id = new.organisation_id) end, 'emergency');
  return null;
end $$;
create trigger break_glass_told_outside after insert on app.break_glass_notice for each row execute function app_inner.tell_glass_outside();

/*
 * What the worker sends now, claimed for it: whose hours are open, whose record still stands. What is outside its hours waits for
 * them; what lost its record ends. A claim that got no answer for ten minutes is not sent again: nobody knows whether it left.
 */
create function app.outside_take(p_at timestamptz, p_most int)
returns table (id uuid, channel text, language text, to_person boolean, place text, address text, tries smallint)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  n app.outside_notice;
  c app.safe_contact;
  s app.notice_setting;
  whose text;
  begins timestamptz;
begin
  update app.outside_notice x set ended_at = p_at, failure = 'unknown-whether-sent'
   where x.claimed_at < p_at - interval '10 minutes' and x.sent_at is null and x.ended_at is null;
  for n in select * from app.outside_notice x where x.sent_at is null and x.ended_at is null and x.claimed_at is null and x.next_at <= p_at
    order by x.next_at limit p_most for update skip locked
  loop
    select * into c from app.safe_contact x where x.id = n.safe_contact_id and x.ended_at is null and x.channel = n.channel and x.post_address is not null;
    select x.* into s from app.notice_setting x join app.account a on a.id = x.account_id and a.active where x.account_id = n.account_id;
    if c.id is null and s.account_id is null then
      update app.outside_notice x set ended_at = p_at, failure = case when n.account_id is null then 'no-record' else 'no-setting' end where x.id = n.id;
      continue;
    end if;
    begins := app_inner.window_opens(coalesce(c.days, s.days), coalesce(c.opens, s.opens), coalesce(c.closes, s.closes), p_at);
    if begins is distinct from p_at then
      update app.outside_notice x set next_at = coalesce(begins, 'infinity') where x.id = n.id;
      continue;
    end if;
    update app.outside_notice x set claimed_at = p_at, tries = x.tries + 1 where x.id = n.id;
    select a.language into whose from app.account a where a.id = n.account_id;
    id := n.id; channel := n.channel; language := coalesce(c.language, whose); to_person := c.id is not null;
    place := case when c.id is null then 'notice_setting ' || n.account_id else 'safe_contact ' || c.id end;
    address := coalesce(c.post_address, s.post_address); tries := n.tries + 1;
    return next;
  end loop;
end $$;
create function app.outside_sent(p_id uuid, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.outside_notice n set sent_at = p_at, failure = null where n.id = p_id and n.claimed_at is not null and n.sent_at is null
$$;
-- Tried again after 1, 5, 30 and 120 minutes where that may help; then it ends, for the operator to see.
create function app.outside_failed(p_id uuid, p_failure text, p_again boolean, p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.outside_notice n set failure = p_failure, claimed_at = null,
    next_at = case when p_again and n.tries < 5 then p_at + (array[1, 5, 30, 120])[least(n.tries, 4)] * interval '1 minute' else n.next_at end,
    ended_at = case when p_again and n.tries < 5 then null else p_at end
   where n.id = p_id and n.sent_at is null
     -- A newer one that waits meanwhile says the same.
     and not exists (select from app.outside_notice o where o.id <> n.id and o.sent_at is null and o.ended_at is null and o.claimed_at is null
       and (o.account_id = n.account_id or o.safe_contact_id = n.safe_contact_id));
  update app.outside_notice n set ended_at = p_at, failure = p_failure where n.id = p_id and n.sent_at is null and n.claimed_at is not null;
$$;

-- The public key addresses are sealed to: the worker's, told when it starts.
create function app.post_key_set(p_key text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into app.setting (name, value) values ('post.key', p_key) on conflict (name) do update set value = excluded.value
    where app.setting.value is distinct from excluded.value
$$;
-- Which channels the worker can send by, separated by spaces.
create function app.post_channels_set(p_channels text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into app.setting (name, value) values ('post.channels', p_channels) on conflict (name) do update set value = excluded.value
    where app.setting.value is distinct from excluded.value
$$;

-- For the operator: how it stands, and what did not leave. No address, no account, no person.
create function app.outside_state() returns table (channel text, waiting int, sent int, failed int, oldest timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.channel, count(*) filter (where n.sent_at is null and n.ended_at is null)::int, count(*) filter (where n.sent_at > now() - interval '1 day')::int,
      count(*) filter (where n.ended_at > now() - interval '7 days')::int, min(n.next_at) filter (where n.sent_at is null and n.ended_at is null)
    from app.outside_notice n where app.has_role('system-operator') group by n.channel order by n.channel
$$;
create function app.outside_troubles() returns table (id uuid, channel text, about text, tries smallint, failure text, created timestamptz, ended timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.id, n.channel, n.about, n.tries, n.failure, n.created_at, n.ended_at from app.outside_notice n
   where app.has_role('system-operator') and n.failure is not null and n.sent_at is null and coalesce(n.ended_at, now()) > now() - interval '7 days'
   order by n.created_at desc limit 100
$$;
-- Tries one again that ended, where nobody doubts that it never left.
create function app.outside_again(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.has_role('system-operator') then return false; end if;
  update app.outside_notice n set ended_at = null, claimed_at = null, failure = null, tries = 0, next_at = now()
   where n.id = p_id and n.sent_at is null and n.ended_at is not null and n.failure not in ('no-record', 'no-setting', 'unknown-whether-sent')
     and not exists (select from app.outside_notice o where o.id <> n.id and o.sent_at is null and o.ended_at is null
       and (o.account_id = n.account_id or o.safe_contact_id = n.safe_contact_id));
  return found;
end $$;

-- What was sent or ended is forgotten after a month; versions of a safe contact stay as long as the person.
create function app.outside_sweep(p_at timestamptz) returns bigint
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from app.outside_notice n where coalesce(n.sent_at, n.ended_at) < p_at - interval '30 days' returning 1) select count(*) from gone
$$;

revoke execute on function app_inner.window_opens(smallint[], time, time, timestamptz), app_inner.forget_post_address(),
  app_inner.tell_outside(uuid[], text), app_inner.workers_of(uuid), app_inner.tell_glass_outside(),
  app.safe_contact_key(uuid, text), app.safe_contact_put(uuid, uuid, uuid, text, text, text, text, text, smallint[], time, time, text), app.notice_to_person(uuid, uuid),
  app.notices_to_person(uuid), app.notice_setting_own(), app.notice_setting_put(text, smallint[], time, time), app.notice_setting_end(),
  app.outside_for(text, jsonb), app.outside_take(timestamptz, int), app.outside_sent(uuid, timestamptz),
  app.outside_failed(uuid, text, boolean, timestamptz), app.post_key_set(text), app.post_channels_set(text), app.outside_state(),
  app.outside_troubles(), app.outside_again(uuid), app.outside_sweep(timestamptz) from public;
grant execute on function app.safe_contact_key(uuid, text), app.safe_contact_put(uuid, uuid, uuid, text, text, text, text, text, smallint[], time, time, text),
  app.notice_to_person(uuid, uuid), app.notices_to_person(uuid), app.notice_setting_own(), app.notice_setting_put(text, smallint[], time, time),
  app.notice_setting_end(), app.outside_state(), app.outside_troubles(), app.outside_again(uuid) to app_web;
grant execute on function app.outside_for(text, jsonb), app.outside_take(timestamptz, int), app.outside_sent(uuid, timestamptz),
  app.outside_failed(uuid, text, boolean, timestamptz), app.post_key_set(text), app.post_channels_set(text), app.outside_sweep(timestamptz) to app_worker;
