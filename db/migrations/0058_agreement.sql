-- What two desks agreed of one kind of help: how soon an answer, how soon the help begins. What was broken is derived from the
-- referrals themselves and never entered; no person is named in any of it. See docs/decisions/0025-transfer.md for referrals.
set local role app_owner;

create table app.service_agreement (
  id uuid primary key,
  lead_id uuid not null references app.organisation,
  provider_id uuid not null references app.organisation,
  service text not null check (service ~ '^[A-Z_]{2,40}$'),
  answer_hours int not null constraint agreement_answer_within_a_month check (answer_hours between 1 and 720),
  start_days int not null constraint agreement_start_within_a_year check (start_days between 1 and 365),
  from_day date not null,
  until_day date,
  proposed_by uuid not null references app.account,
  proposed_at timestamptz not null,
  agreed_by uuid references app.account,
  agreed_at timestamptz,
  ended_by uuid references app.account,
  ended_at timestamptz,
  constraint agreement_between_two_desks check (lead_id <> provider_id),
  constraint agreement_ends_after_it_begins check (until_day is null or until_day > from_day)
);
create unique index agreement_once on app.service_agreement (lead_id, provider_id, service) where ended_at is null;
create index agreement_of_provider on app.service_agreement (provider_id);

alter table app.service_agreement enable row level security;
alter table app.service_agreement force row level security;
create policy owner_all on app.service_agreement to app_owner using (true) with check (true);
create policy service_agreement_ends on app.service_agreement for select to app_web
  using ((select app.works()) and (select app.organisation()) in (lead_id, provider_id));
grant select on app.service_agreement to app_web;

-- proposed | replayed | exists – one about this help runs between the two already | invalid | not-found – not a desk that works here
create function app.agreement_propose(p_id uuid, p_provider uuid, p_service text, p_answer_hours int, p_start_days int,
  p_from date, p_until date, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if app.account() is null or not app.works() then return 'not-found'; end if;
  if exists (select from app.service_agreement a where a.id = p_id and a.lead_id = app.organisation()) then return 'replayed'; end if;
  if p_provider = app.organisation() or not exists (select from app.organisation o where o.id = p_provider and o.connected
      and o.kind in ('provider', 'victim-support', 'child-protection', 'health', 'legal-aid')) then return 'not-found'; end if;
  -- What ran out by its own day makes room for the next.
  update app.service_agreement a set ended_at = p_now, ended_by = app.account()
   where a.lead_id = app.organisation() and a.provider_id = p_provider and a.service = p_service and a.ended_at is null
     and a.until_day <= (p_now at time zone coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC'))::date;
  insert into app.service_agreement (id, lead_id, provider_id, service, answer_hours, start_days, from_day, until_day, proposed_by, proposed_at)
  values (p_id, app.organisation(), p_provider, p_service, p_answer_hours, p_start_days, p_from, p_until, app.account(), p_now);
  return 'proposed';
exception
  when unique_violation then return 'exists';
  when check_violation or not_null_violation then return 'invalid';
end $$;

-- The provider says yes. agreed | replayed | ended | not-found
create function app.agreement_agree(p_id uuid, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.service_agreement;
begin
  select x.* into a from app.service_agreement x where x.id = p_id and x.provider_id = app.organisation() for update;
  if not found or not app.works() then return 'not-found'; end if;
  if a.ended_at is not null then return 'ended'; end if;
  if a.agreed_at is not null then return 'replayed'; end if;
  update app.service_agreement x set agreed_at = p_now, agreed_by = app.account() where x.id = p_id;
  return 'agreed';
end $$;

-- Either end ends it; a proposal is declined or taken back by the same act. ended | replayed | not-found
create function app.agreement_end(p_id uuid, p_now timestamptz default now()) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare a app.service_agreement;
begin
  select x.* into a from app.service_agreement x where x.id = p_id and app.organisation() in (x.lead_id, x.provider_id) for update;
  if not found or not app.works() then return 'not-found'; end if;
  if a.ended_at is not null then return 'replayed'; end if;
  update app.service_agreement x set ended_at = p_now, ended_by = app.account() where x.id = p_id;
  return 'ended';
end $$;

-- Whether an agreement bound a referral of that moment.
create function app_inner.agreement_binds(a app.service_agreement, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select a.agreed_at is not null and a.agreed_at <= p_at and (a.ended_at is null or a.ended_at > p_at)
    and (p_at at time zone coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC'))::date >= a.from_day
    and (a.until_day is null or (p_at at time zone coalesce((select s.value from app.setting s where s.name = 'time-zone'), 'UTC'))::date < a.until_day)
$$;

-- Hours in which one's own request to a provider is to be answered, where the two agreed on any.
create function app.agreement_hours(p_provider uuid, p_service text, p_at timestamptz default now()) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.answer_hours from app.service_agreement a
   where a.lead_id = app.organisation() and a.provider_id = p_provider and a.service = p_service and app_inner.agreement_binds(a, p_at)
   order by a.agreed_at desc limit 1
$$;

-- Every promise of every referral under the agreements of two ends: what was due when, and when it was kept. For the functions below.
create function app_inner.agreement_promises(p_now timestamptz)
returns table (agreement uuid, lead uuid, provider uuid, service text, referral uuid, clause text, due_at timestamptz, kept_at timestamptz, broken boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with under as (
    select a.id, a.lead_id, a.provider_id, a.service, a.answer_hours, a.start_days, r.id as referral, r.state, r.requested_at, r.answered_at, r.arrived_at, r.ended_at
      from app.service_agreement a join app.referral r on r.sender_id = a.lead_id and r.receiver_id = a.provider_id and r.service = a.service
       and r.path <> 'transfer' and r.requested_at is not null and r.state not in ('draft', 'entered-in-error')
     where app_inner.agreement_binds(a, r.requested_at)),
  promised as (
    select u.id, u.lead_id, u.provider_id, u.service, u.referral, 'answer' as clause, u.requested_at + make_interval(hours => u.answer_hours) as due_at,
        coalesce(u.answered_at, u.ended_at) as kept_at from under u
    union all
    select u.id, u.lead_id, u.provider_id, u.service, u.referral, 'start', u.answered_at + make_interval(days => u.start_days),
        coalesce(u.arrived_at, u.ended_at) from under u
     where u.answered_at is not null and (u.arrived_at is not null or u.state in ('accepted', 'failed')))
  select p.id, p.lead_id, p.provider_id, p.service, p.referral, p.clause, p.due_at, p.kept_at, coalesce(p.kept_at, p_now) > p.due_at from promised p
$$;

-- What was broken under one's own agreements and is not mended yet, or was within the last weeks; the oldest first.
create function app.agreement_breaches(p_now timestamptz default now(), p_weeks int default 4)
returns table (agreement uuid, referral uuid, clause text, due_at timestamptz, kept_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.agreement, b.referral, b.clause, b.due_at, b.kept_at from app_inner.agreement_promises(p_now) b
   where app.works() and app.organisation() in (b.lead, b.provider) and b.broken
     and (b.kept_at is null or b.kept_at > p_now - make_interval(weeks => p_weeks))
   order by b.kept_at is not null, b.due_at limit 200
$$;

-- How often promises were given and broken under one's own agreements.
create function app.agreement_counts(p_now timestamptz default now())
returns table (agreement uuid, clause text, promised int, broken int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.agreement, b.clause, count(*)::int, count(*) filter (where b.broken)::int from app_inner.agreement_promises(p_now) b
   where app.works() and app.organisation() in (b.lead, b.provider) group by 1, 2
$$;

-- The same for the country, by help, for whoever reads the figures: no desk in it, and no number that is too small to tell.
create function app.agreement_country(p_least int, p_now timestamptz default now())
returns table (service text, clause text, promised int, broken int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.service, b.clause, case when count(*) >= p_least then count(*)::int end,
      case when count(*) >= p_least and count(*) filter (where b.broken) not between 1 and p_least - 1
        and count(*) filter (where not b.broken) not between 1 and p_least - 1 then count(*) filter (where b.broken)::int end
    from app_inner.agreement_promises(p_now) b where app.sees_all() group by 1, 2 order by 1, 2
$$;

revoke execute on function app.agreement_propose, app.agreement_agree, app.agreement_end, app.agreement_hours, app.agreement_breaches,
  app.agreement_counts, app.agreement_country, app_inner.agreement_binds, app_inner.agreement_promises from public;
grant execute on function app.agreement_propose, app.agreement_agree, app.agreement_end, app.agreement_hours, app.agreement_breaches,
  app.agreement_counts, app.agreement_country to app_web;
