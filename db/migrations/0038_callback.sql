-- Somebody asks to be called at an hour that is safe. The number comes sealed to the key of the desk, is shown to one operator at
-- a time, and is deleted after the call or when its time is over. See docs/decisions/0021-mailbox.md.
set local role app_owner;

create table app.callback (
  id uuid primary key,
  organisation_id uuid not null references app.organisation,
  key_id uuid not null references app.mailbox_key,
  -- Number, code word, channel, harmless words: one text, sealed to the key of the desk.
  sealed text not null,
  -- The hour from which it is safe to call; the wish ends a day later at the latest.
  safe_from timestamptz not null,
  safe_to timestamptz not null,
  expires_at timestamptz not null,
  claimed_by uuid references app.account,
  claimed_until timestamptz,
  constraint callback_ends_after_beginning check (safe_to > safe_from)
);
create index callback_of_organisation on app.callback (organisation_id, safe_from);
create index callback_of_key on app.callback (key_id);
alter table app.callback enable row level security;
alter table app.callback force row level security;
create policy owner_all on app.callback to app_owner using (true) with check (true);

-- A wish arrives, sealed. Answers kept, also for a form sent before, or closed. Its time is over after the days of the pack.
create function app.callback_ask(p_id uuid, p_key uuid, p_sealed text, p_from timestamptz, p_to timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare box app.mailbox;
begin
  if app_inner.is_exercise() then return 'closed'; end if;
  select m.* into box from app.mailbox m join app.mailbox_key k on k.organisation_id = m.organisation_id
   where k.id = p_key and not k.retired and m.state = 'open' and m.callbacks;
  if box.organisation_id is null or app_inner.period('P-CALLBACK-KEEP') is null then return 'closed'; end if;
  insert into app.callback (id, organisation_id, key_id, sealed, safe_from, safe_to, expires_at)
  values (p_id, box.organisation_id, p_key, p_sealed, p_from, p_to, app_inner.hour(now()) + app_inner.period('P-CALLBACK-KEEP'))
  on conflict do nothing;
  return 'kept';
end $$;

-- What waits: hours, and whether somebody has it. No number is in it.
create function app.callbacks() returns table (id uuid, safe_from timestamptz, safe_to timestamptz, taken boolean, mine boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.safe_from, c.safe_to, coalesce(c.claimed_until > now(), false), coalesce(c.claimed_until > now() and c.claimed_by = app.account(), false)
    from app.callback c where c.organisation_id = app.organisation() and app.reads_mailbox() and c.expires_at > now() order by c.safe_from, c.id limit 200
$$;

-- One operator takes a wish; nobody else sees the number until that is given back or over. Each time is written down.
create function app.callback_claim(p_id uuid) returns table (key uuid, sealed text, safe_from timestamptz, safe_to timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.reads_mailbox() then return; end if;
  update app.callback c set claimed_by = app.account(), claimed_until = now() + coalesce(app_inner.period('P-CALLBACK-CLAIM'), interval '0')
   where c.id = p_id and c.organisation_id = app.organisation() and c.expires_at > now()
     and (c.claimed_by is null or c.claimed_by = app.account() or c.claimed_until <= now());
  if not found then return; end if;
  insert into app.access_log (account_id, organisation_id, classes, purpose) values (app.account(), app.organisation(), '{callback}', 'callback');
  return query select c.key_id, c.sealed, c.safe_from, c.safe_to from app.callback c where c.id = p_id;
end $$;

-- After the call: done deletes everything of it; anything else gives it back for another try.
create function app.callback_end(p_id uuid, p_done boolean) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.reads_mailbox() then return false; end if;
  if p_done then
    delete from app.callback c where c.id = p_id and c.organisation_id = app.organisation() and c.claimed_by = app.account();
  else
    update app.callback c set claimed_by = null, claimed_until = null
     where c.id = p_id and c.organisation_id = app.organisation() and c.claimed_by = app.account();
  end if;
  return found;
end $$;

-- What is over is deleted, called or not: the time of the pack, and a day after the last safe hour.
create function app.callback_sweep(p_at timestamptz) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from app.callback c where c.expires_at <= p_at or c.safe_to + interval '1 day' <= p_at
$$;

-- As in 0037; a pair of keys is kept while a callback needs it as well.
create or replace function app.mailbox_sweep(p_at timestamptz, p_noise smallint) returns void
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
    delete from app.mailbox_key k where k.retired and not exists (select from app.report r where r.key_id = k.id)
      and not exists (select from app.callback c where c.key_id = k.id) returning k.id)
  delete from app.data_key d using gone where d.subject_id = gone.id;
end $$;

revoke execute on function app.callback_ask, app.callbacks, app.callback_claim, app.callback_end, app.callback_sweep from public;
grant execute on function app.callback_ask, app.callbacks, app.callback_claim, app.callback_end to app_web;
grant execute on function app.callback_sweep to app_worker;
