-- Who may see what. Row security is on and forced everywhere; the web role writes only through app.perform().
set local role app_owner;

do $$
declare t regclass;
begin
  for t in
    select c.oid from pg_class c
     where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    if not exists (select from pg_policy where polrelid = t and polname = 'owner_all') then
      execute format('create policy owner_all on %s to app_owner using (true) with check (true)', t);
    end if;
  end loop;
end $$;

-- An organisation's desk is related to a person by a grant in force. One row each, so this is an index look-up.
create function app.granted(person uuid, data_class text) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
  select exists (select from app.person_grant g
    where g.person_id = person and g.organisation_id = app.organisation()
      and g.until > now() and data_class = any (g.classes))
$$;

-- May act on the person: a grant, or an open request addressed to one's own organisation, or one's own leg.
create function app.relates(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
  select app.granted(person, 'core')
    or app.sees_all()
    or exists (select from app.referral r where r.person_id = person and r.receiver_id = app.organisation() and r.state <> 'draft')
    or exists (select from app.leg l where l.person_id = person and l.addressee_id = app.organisation())
$$;

-- What one's organisation may do to the person: 'full' = whatever its rights allow; 'answer' = only answer what it was
-- asked; null = nothing, as if there were no such person.
create function app.mandate(person uuid) returns text
language sql stable security definer set search_path = pg_catalog, app as $$
  select case
    when app.granted(person, 'core') or app.sees_all()
      or exists (select from app.leg l where l.person_id = person and l.addressee_id = app.organisation()) then 'full'
    when exists (select from app.referral r where r.person_id = person and r.receiver_id = app.organisation()
      and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')) then 'answer' end
$$;

create function app.is_own_notification(notification uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
  select exists (select from app.notification n where n.id = notification and n.account_id = app.account())
$$;

create function app.is_addressee(notification uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, app as $$
  select exists (select from app.leg l where l.notification_id = notification and l.addressee_id = app.organisation())
$$;

-- Reference data: everybody signed in, and the worker.
create policy setting_read on app.setting for select to app_web, app_worker using (true);
create policy organisation_read on app.organisation for select to app_web, app_worker using (true);

-- Colleagues see each other; nobody sees another organisation's staff.
create policy account_own_organisation on app.account for select to app_web
  using (organisation_id = (select app.organisation()));
create policy account_role_own on app.account_role for select to app_web
  using (exists (select from app.account a where a.id = account_id and a.organisation_id = (select app.organisation())));
create policy duty_shift_own on app.duty_shift for select to app_web
  using (organisation_id = (select app.organisation()));

create policy submission_own on app.submission for select to app_web using (account_id = (select app.account()));

create policy person_read on app.person for select to app_web
  using ((select app.sees_all()) or exists (
    select from app.person_grant g
     where g.person_id = person.id and g.organisation_id = (select app.organisation())
       and g.until > now() and 'core' = any (g.classes)));
create policy person_grant_own on app.person_grant for select to app_web
  using (organisation_id = (select app.organisation()) or (select app.sees_all()));

create policy identity_read on app.person_identity for select to app_web
  using (exists (select from app.person_grant g
     where g.person_id = person_identity.person_id and g.organisation_id = (select app.organisation())
       and g.until > now() and 'identity' = any (g.classes)));
create policy contact_read on app.person_contact for select to app_web
  using (exists (select from app.person_grant g
     where g.person_id = person_contact.person_id and g.organisation_id = (select app.organisation())
       and g.until > now() and 'contact' = any (g.classes)));

create policy event_read on app.event for select to app_web
  using ((select app.sees_all()) or exists (
    select from app.person_grant g
     where g.person_id = event.person_id and g.organisation_id = (select app.organisation())
       and g.until > now() and 'core' = any (g.classes)));

do $$
declare t regclass;
begin
  for t in select c.oid from pg_class c where c.relnamespace = 'app'::regnamespace and (c.relname = 'record' or c.relname like 'record\_%') and c.relkind in ('r', 'p')
  loop
    execute format($p$create policy record_read on %s for select to app_web
      using (exists (select from app.person_grant g
         where g.person_id = %s.person_id and g.organisation_id = (select app.organisation())
           and g.until > now() and data_class = any (g.classes)))$p$, t, (select relname from pg_class where oid = t));
  end loop;
end $$;

-- A notifier sees what she or he sent, ever after, and nothing else of the person.
create policy notification_own on app.notification for select to app_web
  using (account_id = (select app.account())
    or app.is_addressee(id));
create policy notification_person_own on app.notification_person for select to app_web
  using (app.is_own_notification(notification_id)
    or app.granted(person_id, 'indicators'));
create policy notification_addition_own on app.notification_addition for select to app_web
  using (app.is_own_notification(notification_id) or app.is_addressee(notification_id));
create policy leg_read on app.leg for select to app_web
  using (addressee_id = (select app.organisation())
    or app.granted(person_id, 'core') or (select app.sees_all())
    or app.is_own_notification(notification_id));

create policy task_read on app.task for select to app_web
  using ((select app.sees_all()) or organisation_id = (select app.organisation()));

create policy consent_read on app.consent for select to app_web using (app.granted(person_id, 'consent'));
create policy referral_read on app.referral for select to app_web
  using (sender_id = (select app.organisation())
    or (receiver_id = (select app.organisation()) and state <> 'draft')
    or (state <> 'draft' and ((select app.sees_all()) or app.granted(person_id, 'plan'))));
create policy service_line_read on app.service_line for select to app_web using (app.granted(person_id, 'plan'));
create policy person_match_read on app.person_match for select to app_web
  using (app.granted(person_id, 'identity') and app.granted(other_id, 'identity'));

create policy draft_own on app.draft to app_web
  using (account_id = (select app.account())) with check (account_id = (select app.account()));

create policy access_log_write on app.access_log for insert to app_web
  with check (account_id is not distinct from (select app.account())
    and organisation_id is not distinct from (select app.organisation()));
create policy access_log_read on app.access_log for select to app_web
  using (organisation_id = (select app.organisation()) and (select app.has_role('data-protection-officer')));

create policy outbox_move on app.outbox to app_worker using (true) with check (true);

grant select on app.setting, app.organisation, app.account, app.account_role, app.duty_shift, app.submission, app.person,
  app.person_grant, app.person_identity, app.person_contact, app.event, app.record, app.notification,
  app.notification_person, app.notification_addition, app.leg, app.task, app.consent, app.referral, app.service_line,
  app.person_match, app.access_log to app_web;
grant select, insert, update, delete on app.draft to app_web;
grant insert on app.access_log to app_web;
grant select on app.setting, app.organisation to app_worker;
grant select, update, delete on app.outbox to app_worker;
revoke execute on all functions in schema app from public;
grant execute on all functions in schema app to app_web;
-- A job leaves only with the act that made it.
revoke execute on function app.enqueue(text, jsonb, text) from app_web;
grant execute on function app.account(), app.organisation(), app.organisation_kind(), app.has_role(text), app.sees_all(), app.fold(text),
  app.enqueue(text, jsonb, text) to app_worker;
