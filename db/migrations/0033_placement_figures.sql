-- Figures about placing people: why services say no, how fast they answer, what is missing, and how many identified victims a
-- county has. Counts without persons, for the national desk alone; small counts are taken out before anybody reads them.
set local role app_owner;

/*
 * app.placement_figures: counts between two days, the first included. Nothing for anybody but the officers of the national desk.
 *   decline  – a = reason, b = side; n = how often, questions and referrals together
 *   answer   – a = kind of help; n = questions that ended, m = those answered, minutes = their middle answer time
 *   gap      – a = kind of help, b = county, c = cause; n = how often
 *   victim   – b = county; n = people whose status was decided as identified in that time
 */
create function app.placement_figures(p_from date, p_until date)
returns table (measure text, a text, b text, c text, n int, m int, minutes double precision)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  zone text := coalesce((select g.value from app.setting g where g.name = 'time-zone'), 'UTC');
  first_moment timestamptz := p_from::timestamp at time zone zone;
  last_moment timestamptz := p_until::timestamp at time zone zone;
begin
  if app.account() is null or not app.sees_all() then return; end if;
  return query
    select 'decline', x.reason, x.side, null::text, count(*)::int, null::int, null::double precision from (
      select q.reason, q.reason_side as side from app.place_query q
       where q.answer = 'no' and q.answered_at >= first_moment and q.answered_at < last_moment
      union all
      select r.reason, r.reason_side from app.referral r
       where r.state = 'rejected' and r.answered_at >= first_moment and r.answered_at < last_moment) x
     where x.reason is not null group by x.reason, x.side
    union all
    select 'answer', q.service, null, null, count(*)::int, count(*) filter (where q.state = 'answered')::int,
        percentile_cont(0.5) within group (order by extract(epoch from q.answered_at - q.asked_at)::double precision / 60)
          filter (where q.state = 'answered')
      from app.place_query q where q.state in ('answered', 'silent') and q.asked_at >= first_moment and q.asked_at < last_moment
     group by q.service
    union all
    select 'gap', g.service, g.county, g.cause, count(*)::int, null, null from app.service_gap g
     where g.noted_on >= p_from and g.noted_on < p_until group by g.service, g.county, g.cause
    union all
    select 'victim', null, p.territory, null, count(distinct p.id)::int, null, null
      from app.person p join app.event e on e.person_id = p.id and e.kind = 'status.decided' and e.act->>'status' = 'identified'
     where p.status = 'identified' and e.happened_at >= first_moment and e.happened_at < last_moment and p.joined_into is null
     group by p.territory;
end $$;
revoke execute on function app.placement_figures from public;
grant execute on function app.placement_figures to app_web;
