-- Reports without a name, and the two-way mailbox behind them. What is said is sealed to the key of the desk before it comes
-- here; of who said it nothing comes here at all. See docs/decisions/0021-mailbox.md.
set local role app_owner;

-- A desk that has taken the mailbox on: its hours, who answers, by when. Without a row here, or closed, there is no mailbox.
create table app.mailbox (
  organisation_id uuid primary key references app.organisation,
  state text not null default 'open' check (state in ('open', 'closed', 'closed-itself')),
  days smallint[] not null constraint mailbox_has_days check (cardinality(days) between 1 and 7),
  opens time not null,
  closes time not null,
  promise_hours int not null constraint mailbox_promises check (promise_hours > 0),
  duty_id uuid not null references app.account,
  -- The desk calls people back as well.
  callbacks boolean not null default false,
  taken_on_at timestamptz not null default now(),
  -- Promises missed since the desk took it on.
  missed smallint not null default 0,
  constraint mailbox_closes_after_opening check (closes > opens)
);

-- The pair of keys a desk receives with. The public part seals; the private part is sealed under a data key of its own
-- (app.data_key, kind mailbox), which a key-encryption key outside the database wraps. A pair goes when nothing needs it.
create table app.mailbox_key (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  public_key text not null,
  private_key text not null,
  retired boolean not null default false
);
create index mailbox_key_of_organisation on app.mailbox_key (organisation_id) where not retired;
alter table app.data_key drop constraint data_key_kind_check;
alter table app.data_key add constraint data_key_kind_check check (kind in ('person', 'notification', 'index', 'mailbox'));

-- One report. Moments are whole hours, so that no log of a network can be laid beside them.
create table app.report (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  key_id uuid not null references app.mailbox_key,
  -- Of the receipt code; null once the sender let go of it.
  code_digest bytea,
  -- Made from the receipt code: what the desk answers is sealed to it and opens with the code alone.
  sender_key text not null,
  -- How plausible it looked before it was sealed (src/domain/mailbox/plausibility.ts); a number and nothing else is kept of that.
  score smallint not null,
  -- Whether the desk may make a notification of it without asking back.
  pass_on boolean not null,
  state text not null default 'new' check (state in ('new', 'answered', 'passed-on', 'closed')),
  arrived_at timestamptz not null,
  answer_due timestamptz not null,
  missed boolean not null default false,
  touched_at timestamptz not null
);
create unique index report_code on app.report (code_digest) where code_digest is not null;
create index report_of_organisation on app.report (organisation_id, state, score desc, arrived_at desc);
create index report_of_key on app.report (key_id);
create index report_due on app.report (answer_due) where state = 'new' and not missed;

create table app.report_message (
  id uuid primary key,
  report_id uuid not null references app.report on delete cascade,
  ordinal smallint not null,
  of_desk boolean not null,
  at timestamptz not null,
  for_desk text not null,
  for_sender text
);
create index report_message_of_report on app.report_message (report_id, ordinal);

-- Who opened which report.
create table app.report_look (
  id bigint generated always as identity primary key,
  report_id uuid not null,
  organisation_id uuid not null,
  account_id uuid not null,
  at timestamptz not null default now()
);
create index report_look_of_organisation on app.report_look (organisation_id, id desc);

do $$
declare t regclass;
begin
  foreach t in array array['app.mailbox', 'app.mailbox_key', 'app.report', 'app.report_message', 'app.report_look']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
  end loop;
end $$;

-- Whoever is on duty at the desk now, and the person the desk named for its mailbox. Nobody else reads a word of it.
create function app.reads_mailbox() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select app.account() is not null and (
    exists (select from app.mailbox m where m.organisation_id = app.organisation() and m.duty_id = app.account())
    or exists (select from app.duty_shift s where s.organisation_id = app.organisation() and s.account_id = app.account()
      and s.starts_at <= now() and now() < s.ends_at))
$$;

create policy mailbox_own on app.mailbox for select to app_web using (organisation_id = (select app.organisation()));
create policy mailbox_key_readers on app.mailbox_key for select to app_web
  using (organisation_id = (select app.organisation()) and (select app.reads_mailbox()));
create policy report_readers on app.report for select to app_web
  using (organisation_id = (select app.organisation()) and (select app.reads_mailbox()));
create policy report_message_readers on app.report_message for select to app_web
  using (exists (select from app.report r where r.id = report_id));
create policy report_look_own on app.report_look for select to app_web
  using (organisation_id = (select app.organisation()) and (select app.has_role('data-protection-officer')));
grant select on app.mailbox, app.mailbox_key, app.report, app.report_message, app.report_look to app_web;
grant execute on function app.reads_mailbox to app_web;

-- The stored data key of a pair, for whoever may read the mailbox.
create function app.mailbox_data_key(p_key uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.version || ':' || d.kek || ':' || d.wrapped from app.mailbox_key k join app.data_key d on d.subject_id = k.id
   where k.id = p_key and k.organisation_id = app.organisation() and app.reads_mailbox()
$$;

/*
 * Takes the mailbox on, or changes how. Only the administrator of the desk; the pair of keys is kept where there is none in
 * use. Answers set, forbidden, stranger (the duty person is not of this desk) or wrong (hours, days, promise).
 */
create function app.mailbox_set(p_days smallint[], p_opens time, p_closes time, p_promise int, p_duty uuid, p_callbacks boolean,
  p_key uuid, p_public text, p_private text, p_data_key text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.organisation() is null or not app.has_role('administrator') then return 'forbidden'; end if;
  if not exists (select from app.account a where a.id = p_duty and a.organisation_id = app.organisation() and a.active) then return 'stranger'; end if;
  if p_closes <= p_opens or cardinality(p_days) not between 1 and 7 or p_promise < 1
    or p_promise > coalesce((select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-MAILBOX-PROMISE-MOST'), 0)
  then return 'wrong'; end if;
  insert into app.mailbox as m (organisation_id, days, opens, closes, promise_hours, duty_id, callbacks)
  values (app.organisation(), p_days, p_opens, p_closes, p_promise, p_duty, p_callbacks)
  on conflict (organisation_id) do update set days = excluded.days, opens = excluded.opens, closes = excluded.closes,
    promise_hours = excluded.promise_hours, duty_id = excluded.duty_id, callbacks = excluded.callbacks,
    missed = case when m.state = 'open' then m.missed else 0 end,
    taken_on_at = case when m.state = 'open' then m.taken_on_at else now() end, state = 'open';
  if not exists (select from app.mailbox_key k where k.organisation_id = app.organisation() and not k.retired) then
    insert into app.mailbox_key (id, organisation_id, public_key, private_key) values (p_key, app.organisation(), p_public, p_private);
    insert into app.data_key (subject_id, kind, version, kek, wrapped)
    values (p_key, 'mailbox', split_part(p_data_key, ':', 1)::smallint, split_part(p_data_key, ':', 2), split_part(p_data_key, ':', 3));
  end if;
  return 'set';
end $$;

-- Gives the mailbox back: nobody can write to it any more. The next time it is taken on, it has a new pair of keys.
create function app.mailbox_end() returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.organisation() is null or not app.has_role('administrator') then return false; end if;
  update app.mailbox m set state = 'closed' where m.organisation_id = app.organisation() and m.state = 'open';
  update app.mailbox_key k set retired = true where k.organisation_id = app.organisation();
  return true;
end $$;

-- What anybody may know: which desks have taken it on, when somebody is there, by when they answer, and with which key to seal.
create function app.mailboxes() returns table (organisation uuid, name text, kind text, state text, days smallint[], opens text,
  closes text, promise int, callbacks boolean, attended boolean, key uuid, public_key text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.organisation_id, o.name, o.kind, m.state, m.days, to_char(m.opens, 'HH24:MI'), to_char(m.closes, 'HH24:MI'), m.promise_hours,
      m.callbacks, not app_inner.is_absent(m.duty_id, now()) or app_inner.on_duty(m.organisation_id, now()) is not null, k.id, k.public_key
    from app.mailbox m join app.organisation o on o.id = m.organisation_id
      left join lateral (select * from app.mailbox_key x where x.organisation_id = m.organisation_id and not x.retired limit 1) k on true
   where m.state <> 'closed' order by o.name, o.id
$$;

create function app_inner.is_exercise() returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from app.setting s where s.name = 'profile' and s.value = 'exercise')
$$;

-- The hour in which a moment lies: all that is kept of when somebody wrote.
create function app_inner.hour(p_at timestamptz) returns timestamptz
language sql immutable as $$ select date_trunc('hour', p_at, 'UTC') $$;

/*
 * A report arrives, sealed. Answers kept, also where this very report was kept before, or closed: the desk gave the mailbox
 * back meanwhile. In the exercise nothing is ever taken.
 */
create function app.report_arrive(p_id uuid, p_key uuid, p_digest bytea, p_sender_key text, p_score smallint, p_pass_on boolean,
  p_message uuid, p_sealed text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare box app.mailbox;
begin
  if app_inner.is_exercise() then return 'closed'; end if;
  select m.* into box from app.mailbox m join app.mailbox_key k on k.organisation_id = m.organisation_id
   where k.id = p_key and not k.retired and m.state = 'open';
  if box.organisation_id is null then return 'closed'; end if;
  insert into app.report (id, organisation_id, key_id, code_digest, sender_key, score, pass_on, arrived_at, answer_due, touched_at)
  values (p_id, box.organisation_id, p_key, p_digest, p_sender_key, p_score, p_pass_on, app_inner.hour(now()),
    app_inner.hour(now()) + make_interval(hours => box.promise_hours + 1), app_inner.hour(now()))
  on conflict do nothing;
  if found then
    insert into app.report_message (id, report_id, ordinal, of_desk, at, for_desk)
    values (p_message, p_id, 1, false, app_inner.hour(now()), p_sealed);
  end if;
  return 'kept';
end $$;

-- Reports that turned out to be one text again and again lose their place on the list, whoever sent them.
create function app.report_lower(p_ids uuid[], p_score smallint) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update app.report r set score = p_score where r.id = any (p_ids) and r.score > p_score and r.state = 'new'
$$;

-- The mailbox behind a receipt code, for whoever has the code.
create function app.report_behind(p_digest bytea) returns table (id uuid, desk text, state text, box text, key uuid, public_key text,
  arrived_at timestamptz, written int, answers jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.id, o.name, r.state, m.state, k.id, k.public_key, r.arrived_at,
      (select count(*)::int from app.report_message x where x.report_id = r.id and not x.of_desk),
      coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'at', floor(extract(epoch from x.at) * 1000)::bigint, 'sealed', x.for_sender) order by x.ordinal)
        from app.report_message x where x.report_id = r.id and x.of_desk and x.for_sender is not null), '[]')
    from app.report r join app.organisation o on o.id = r.organisation_id join app.mailbox m on m.organisation_id = r.organisation_id
      join app.mailbox_key k on k.id = r.key_id
   where r.code_digest = p_digest
$$;

-- The sender writes again. Answers kept, closed, or full: so many messages are no conversation.
create function app.report_write(p_digest bytea, p_message uuid, p_sealed text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  one app.report;
  box app.mailbox;
  written int;
begin
  if app_inner.is_exercise() then return 'closed'; end if;
  select r.* into one from app.report r where r.code_digest = p_digest for update;
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

-- The sender lets go: the code opens nothing any more, and what was answered is gone for good.
create function app.report_forget(p_digest bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.report_message x set for_sender = null from app.report r where r.id = x.report_id and r.code_digest = p_digest;
  update app.report r set code_digest = null where r.code_digest = p_digest;
  return found;
end $$;

-- Opening a report is written down, twice: in the log of the desk, and which report it was.
create function app.report_open(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.reads_mailbox() or not exists (select from app.report r where r.id = p_id and r.organisation_id = app.organisation()) then
    return false;
  end if;
  insert into app.access_log (account_id, organisation_id, classes, purpose) values (app.account(), app.organisation(), '{report}', 'mailbox');
  insert into app.report_look (report_id, organisation_id, account_id) values (p_id, app.organisation(), app.account());
  return true;
end $$;

create function app.report_answer(p_id uuid, p_message uuid, p_for_desk text, p_for_sender text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one app.report;
begin
  if not app.reads_mailbox() then return false; end if;
  select r.* into one from app.report r where r.id = p_id and r.organisation_id = app.organisation() for update;
  if one.id is null then return false; end if;
  insert into app.report_message (id, report_id, ordinal, of_desk, at, for_desk, for_sender)
  values (p_message, p_id, (select count(*) + 1 from app.report_message x where x.report_id = p_id), true, app_inner.hour(now()), p_for_desk,
    case when one.code_digest is not null then p_for_sender end)
  on conflict do nothing;
  update app.report r set state = 'answered', touched_at = app_inner.hour(now()) where r.id = p_id;
  return true;
end $$;

-- Where a report goes: closed, or passed on as a first sign. What is noise is deleted, with its keys and all.
create function app.report_settle(p_id uuid, p_as text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.reads_mailbox() or p_as not in ('closed', 'passed-on', 'noise') then return false; end if;
  if p_as = 'noise' then
    delete from app.report r where r.id = p_id and r.organisation_id = app.organisation();
  else
    update app.report r set state = p_as, touched_at = app_inner.hour(now()) where r.id = p_id and r.organisation_id = app.organisation();
  end if;
  return found;
end $$;

/*
 * What time does to a mailbox. A promise to a report that is not plainly noise counts as missed once; the second closes the
 * mailbox, and the public page says whom to call. Reports go when nobody touched them for the time of the pack, keys that
 * nothing needs go with them. Two workers at once do each thing once.
 */
create function app.mailbox_sweep(p_at timestamptz, p_noise smallint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  most int := coalesce((select split_part(s.value, ' ', 1)::int from app.setting s where s.name = 'parameter.P-MAILBOX-MISSES'), 1);
begin
  with late as (
    update app.report r set missed = true from app.mailbox m
     where r.state = 'new' and not r.missed and r.answer_due <= p_at and r.score >= p_noise and m.organisation_id = r.organisation_id and m.state = 'open'
    returning r.organisation_id)
  update app.mailbox m set missed = least(m.missed + l.count, 100)
    from (select organisation_id, count(*) from late group by organisation_id) l where l.organisation_id = m.organisation_id;
  update app.mailbox m set state = 'closed-itself' where m.state = 'open' and m.missed >= most;
  update app.mailbox_key k set retired = true from app.mailbox m
   where m.organisation_id = k.organisation_id and m.state = 'closed-itself' and not k.retired;
  delete from app.report r where r.touched_at < p_at - app_inner.period('P-MAILBOX-KEEP');
  with gone as (
    delete from app.mailbox_key k where k.retired and not exists (select from app.report r where r.key_id = k.id) returning k.id)
  delete from app.data_key d using gone where d.subject_id = gone.id;
end $$;

revoke execute on function app.reads_mailbox, app_inner.is_exercise, app_inner.hour, app.mailbox_data_key, app.mailbox_set, app.mailbox_end,
  app.mailboxes, app.report_arrive, app.report_lower, app.report_behind, app.report_write, app.report_forget, app.report_open,
  app.report_answer, app.report_settle, app.mailbox_sweep from public;
grant execute on function app.mailbox_data_key, app.mailbox_set, app.mailbox_end, app.mailboxes, app.report_arrive, app.report_lower,
  app.report_behind, app.report_write, app.report_forget, app.report_open, app.report_answer, app.report_settle to app_web;
grant execute on function app.mailbox_sweep to app_worker;
