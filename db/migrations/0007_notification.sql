-- What a notifier may do after sending, without ever seeing the person: look at the legs, record a call, add or correct.
-- And what the worker does after her: hand legs to the desk, look for people who may be the same, drop old drafts.
set local role app_owner;

-- The legs of a notification with the names of those who took them up. A notifier sees all legs of her own notification;
-- a desk sees the legs addressed to it and the calls still to be made about its own people, and no other person of the same
-- notification.
create function app.sent_legs(p_notification uuid)
returns table (id uuid, person_id uuid, ordinal int, duty text, addressee_id uuid, connected boolean, state text,
  sent_at timestamptz, delivered_at timestamptz, taken_up_at timestamptz, taken_up_by text, answered_by text,
  due_at timestamptz, escalation int, substitute boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select l.id, l.person_id, p.ordinal, l.duty, l.addressee_id, l.connected, l.state, l.sent_at, l.delivered_at, l.taken_up_at,
    a.name, l.answered_by, l.due_at, l.escalation, l.ordinary_id is not null
  from app.leg l
  join app.notification_person p on p.notification_id = l.notification_id and p.person_id = l.person_id
  left join app.account a on a.id = l.taken_up_by
  where l.notification_id = p_notification
    and (app.is_own_notification(p_notification) or l.addressee_id = app.organisation()
      or (not l.connected and app.granted(l.person_id, 'core')))
  order by p.ordinal, l.duty, l.id
$$;

-- A call to a desk that is not connected, told by whoever sent the notification or by a desk that works with the person:
-- the recorded call is the leg.
-- Answers {"kind": done | replayed | taken-up | not-found}.
create function app.record_call(p_leg uuid, p_form uuid, p_location text, p_answered_by text, p_at timestamptz, p_role text)
returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare one app.leg;
begin
  select l.* into one from app.leg l join app.notification n on n.id = l.notification_id
   where l.id = p_leg and not l.connected and (n.account_id = app.account() or app.granted(l.person_id, 'core'));
  if not found then return jsonb_build_object('kind', 'not-found'); end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), p_location) on conflict do nothing;
  if not found then return jsonb_build_object('kind', 'replayed'); end if;
  perform 1 from app.person where id = one.person_id for update;
  update app.leg set state = 'taken-up', taken_up_at = p_at, answered_by = p_answered_by
   where id = p_leg and state <> 'taken-up';
  if not found then return jsonb_build_object('kind', 'taken-up'); end if;
  insert into app.event (person_id, kind, happened_at, account_id, organisation_id, organisation_kind, role, act)
  values (one.person_id, 'leg.call-recorded', p_at, app.account(), app.organisation(), app.organisation_kind(), p_role,
    jsonb_build_object('leg', p_leg, 'duty', one.duty, 'addresseeKind', one.addressee_kind));
  update app.task set closed_at = now() where person_id = one.person_id and ref = p_leg and closed_at is null;
  update app.person set version = version + 1 where id = one.person_id;
  return jsonb_build_object('kind', 'done');
end $$;

-- The notifier adds or corrects: one more row, one event a person, nothing overwritten. Answers as above.
create function app.add_to_notification(p_notification uuid, p_form uuid, p_location text, p_corrects boolean, p_text text, p_role text)
returns jsonb language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not app.is_own_notification(p_notification) then return jsonb_build_object('kind', 'not-found'); end if;
  insert into app.submission (form_id, account_id, location) values (p_form, app.account(), p_location) on conflict do nothing;
  if not found then return jsonb_build_object('kind', 'replayed'); end if;
  perform 1 from app.person p where p.id in (select n.person_id from app.notification_person n where n.notification_id = p_notification)
   order by p.id for update;
  insert into app.notification_addition (notification_id, account_id, corrects, text)
  values (p_notification, app.account(), p_corrects, p_text);
  insert into app.event (person_id, kind, happened_at, account_id, organisation_id, organisation_kind, role, act)
  select n.person_id, 'notification.corrected', now(), app.account(), app.organisation(), app.organisation_kind(), p_role,
    jsonb_build_object('notification', p_notification, 'corrects', p_corrects)
  from app.notification_person n where n.notification_id = p_notification order by n.ordinal;
  update app.person p set version = version + 1
   where p.id in (select n.person_id from app.notification_person n where n.notification_id = p_notification);
  return jsonb_build_object('kind', 'done');
end $$;

-- The worker put a notification on the work lists of its connected desks.
create function app.deliver_legs(p_notification uuid, p_at timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with delivered as (
    update app.leg set state = 'delivered', delivered_at = p_at
     where notification_id = p_notification and connected and state = 'sent' returning 1)
  select count(*)::int from delivered
$$;

-- Drafts that nobody went on with, and the emptied shells of those that were sent.
create function app.drop_drafts(p_at timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with dropped as (delete from app.draft where expires_at <= p_at returning 1)
  select count(*)::int from dropped
$$;

create index person_contact_phone on app.person_contact (phone) where phone is not null;
create index person_of_birth on app.person (birth_date, sex, territory) where birth_date is not null;

-- Who may be the same person as these, among people whose identity the same desk works with: the same name but for one
-- letter, the same birth date, sex and territory, or the same telephone. The older file is `person_id`.
create function app.find_matches(p_people uuid[]) returns int
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with fresh as (
    select p.id, p.created_at, p.birth_date, p.sex, p.territory, nullif(btrim(i.search), '') as name, c.phone
    from app.person p
    left join app.person_identity i on i.person_id = p.id
    left join app.person_contact c on c.person_id = p.id
    where p.id = any (p_people) and p.joined_into is null),
  alike as (
    select f.id, i.person_id as other, 'name' as reason from fresh f
      join app.person_identity i on i.search % f.name and i.person_id <> f.id
     where f.name like '% %' and similarity(i.search, f.name) >= 0.6
    union
    select f.id, o.id, 'birth' from fresh f
      join app.person o on o.birth_date = f.birth_date and o.sex = f.sex and o.territory = f.territory and o.id <> f.id
     where f.sex <> 'unknown'
    union
    select f.id, c.person_id, 'phone' from fresh f join app.person_contact c on c.phone = f.phone and c.person_id <> f.id),
  pairs as (
    select case when (n.created_at, n.id) < (o.created_at, o.id) then n.id else o.id end as older,
           case when (n.created_at, n.id) < (o.created_at, o.id) then o.id else n.id end as newer,
           array_agg(distinct a.reason order by a.reason) as reasons
    from alike a join app.person n on n.id = a.id join app.person o on o.id = a.other and o.joined_into is null
    where exists (select from app.person_grant g join app.person_grant h on h.organisation_id = g.organisation_id
      where g.person_id = n.id and h.person_id = o.id and g.until > now() and h.until > now()
        and 'identity' = any (g.classes) and 'identity' = any (h.classes))
      -- People of one notification were told apart by whoever met them.
      and not exists (select from app.notification_person x join app.notification_person y on y.notification_id = x.notification_id
        where x.person_id = n.id and y.person_id = o.id)
    group by 1, 2),
  found as (
    insert into app.person_match (person_id, other_id, reasons) select older, newer, reasons from pairs
    on conflict (person_id, other_id) do nothing returning 1)
  select count(*)::int from found
$$;

-- What each side of a possible match says, for a desk that works with the identity of both.
create function app.match_sides(p_match uuid)
returns table (person_id uuid, code text, age_status text, sex text, territory text, birth_date date, detected_at timestamptz,
  version int, joined_into uuid, given_names text, family_name text, phone text, notified_at timestamptz, notified_by text, told jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.id, p.code, p.age_status, p.sex, p.territory, coalesce(i.birth_date, p.birth_date), p.detected_at, p.version, p.joined_into,
    i.given_names, i.family_name, c.phone, n.sent_at, o.name, x.told
  from app.person_match m
  join app.person p on p.id in (m.person_id, m.other_id)
  left join app.person_identity i on i.person_id = p.id
  left join app.person_contact c on c.person_id = p.id
  left join lateral (select * from app.notification_person y where y.person_id = p.id order by y.notification_id limit 1) x on true
  left join app.notification n on n.id = x.notification_id
  left join app.organisation o on o.id = n.organisation_id
  where m.id = p_match and app.granted(m.person_id, 'identity') and app.granted(m.other_id, 'identity')
  order by p.id <> m.person_id
$$;

revoke execute on function app.sent_legs(uuid), app.record_call(uuid, uuid, text, text, timestamptz, text),
  app.add_to_notification(uuid, uuid, text, boolean, text, text), app.deliver_legs(uuid, timestamptz),
  app.drop_drafts(timestamptz), app.find_matches(uuid[]), app.match_sides(uuid) from public;
grant execute on function app.sent_legs(uuid), app.record_call(uuid, uuid, text, text, timestamptz, text),
  app.add_to_notification(uuid, uuid, text, boolean, text, text), app.match_sides(uuid) to app_web;
grant execute on function app.deliver_legs(uuid, timestamptz), app.drop_drafts(timestamptz), app.find_matches(uuid[]) to app_worker;
