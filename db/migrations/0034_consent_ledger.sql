-- The consent ledger in the shape of ISO/IEC TS 27560: an entry says which classes of data it was about and who wrote it down,
-- nobody changes or removes one, a receipt has a number of its own, and whoever worked on a consent hears when it is gone.
set local role app_owner;

-- What the entry was about on that day (the pack's setting `consent-classes.<purpose>`), and the desk that recorded it.
alter table app.consent add column classes text[] not null default '{}', add column recorded_by uuid;

create function app_inner.consent_scope() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.classes := coalesce(string_to_array((select s.value from app.setting s where s.name = 'consent-classes.' || new.purpose), ' '), '{core}');
  new.recorded_by := app.organisation();
  return new;
end $$;
create trigger consent_scope before insert on app.consent for each row execute function app_inner.consent_scope();

create function app_inner.only_grows() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger consent_only_grows before update or delete on app.consent for each row execute function app_inner.only_grows();

-- A paper that was handed over for an entry. Its number tells nothing and is what the person names later.
create table app.consent_receipt (
  id uuid primary key default gen_random_uuid(),
  consent_id uuid not null,
  person_id uuid not null,
  number text not null,
  language text not null,
  at timestamptz not null default now(),
  account_id uuid not null,
  organisation_id uuid not null,
  constraint consent_receipt_once unique (consent_id),
  constraint consent_receipt_number_once unique (number)
);
create index consent_receipt_of_person on app.consent_receipt (person_id);

-- Told to a desk: something you were sent rests on a consent that is gone. Without person, code or name.
create table app.share_notice (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null,
  person_id uuid not null,
  consent_id uuid not null,
  referral_id uuid,
  why text not null check (why in ('withdrawn', 'fallen')),
  at timestamptz not null,
  seen_at timestamptz,
  seen_by uuid,
  constraint share_notice_once unique (organisation_id, consent_id)
);
create index share_notice_open on app.share_notice (organisation_id, at) where seen_at is null;
create index share_notice_of_person on app.share_notice (person_id);

do $$
declare t regclass;
begin
  foreach t in array array['app.consent_receipt', 'app.share_notice']::regclass[] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy consent_receipt_read on app.consent_receipt for select to app_web using (app.granted(person_id, 'consent'));
grant select on app.consent_receipt to app_web;

-- Runs before the grants of the act end, so that it still finds who worked on the consent. With a recipient: that one, where
-- something was sent to it; without: every other desk with a grant on what the consent was about.
create function app_inner.tell_recipients() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare told record;
begin
  for told in
    with desks as (
      select new.recipient as organisation_id where exists (
        select from app.referral r where r.person_id = new.person_id and r.receiver_id = new.recipient and r.state <> 'draft')
      union
      select g.organisation_id from app.person_grant g
       where new.recipient is null and g.person_id = new.person_id and g.until > now() and g.classes && new.classes
         and g.organisation_id is distinct from new.recorded_by)
    insert into app.share_notice (organisation_id, person_id, consent_id, referral_id, why, at)
    select d.organisation_id, new.person_id, new.id,
           (select r.id from app.referral r where r.person_id = new.person_id and r.receiver_id = d.organisation_id and r.state <> 'draft'
             order by r.requested_at desc nulls last, r.id limit 1), new.answer, now()
      from desks d
    returning id, organisation_id
  loop
    perform app.enqueue('notice.share-closed', jsonb_build_object('notice', told.id), 'share:' || told.id);
  end loop;
  return null;
end $$;
create trigger consent_gone after insert on app.consent for each row
  when (new.answer in ('withdrawn', 'fallen')) execute function app_inner.tell_recipients();

-- What one's own desk was told and has not confirmed yet, oldest first.
create function app.closed_shares() returns table (id uuid, referral_id uuid, why text, at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select n.id, n.referral_id, n.why, n.at from app.share_notice n
   where n.organisation_id = app.organisation() and n.seen_at is null order by n.at, n.id limit 50
$$;

create function app.see_closed_share(p_id uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update app.share_notice n set seen_at = coalesce(n.seen_at, now()), seen_by = coalesce(n.seen_by, app.account())
   where n.id = p_id and n.organisation_id = app.organisation();
  return found;
end $$;

-- The receipt of an entry whose ledger one may read: the one that is there, or a new one. Null where there is no such entry.
create function app.consent_receipt(p_person uuid, p_consent uuid, p_language text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare found_number text;
begin
  if app.account() is null or not app.granted(p_person, 'consent')
    or not exists (select from app.consent c where c.id = p_consent and c.person_id = p_person) then return null; end if;
  insert into app.consent_receipt (consent_id, person_id, number, language, account_id, organisation_id)
  values (p_consent, p_person, upper(translate(substr(encode(sha256(uuid_send(gen_random_uuid())), 'hex'), 1, 10), '01', 'xy')), p_language, app.account(), app.organisation())
  on conflict (consent_id) do nothing;
  select r.number into found_number from app.consent_receipt r where r.consent_id = p_consent;
  return found_number;
end $$;

revoke execute on function app_inner.consent_scope(), app_inner.only_grows(), app_inner.tell_recipients(), app.closed_shares(), app.see_closed_share(uuid),
  app.consent_receipt(uuid, uuid, text) from public;
grant execute on function app.closed_shares(), app.see_closed_share(uuid), app.consent_receipt(uuid, uuid, text) to app_web;
