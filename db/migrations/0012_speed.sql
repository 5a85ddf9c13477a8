-- Indexes that the lists walk at 100,000 people: each in the very order in which its page is read, so that no page sorts.
set local role app_owner;

-- People of the whole country, newest first.
create index person_by_detection on app.person (detected_at desc, id desc) where joined_into is null;

-- One's own people, newest first; the second key runs the same way as the first.
drop index app.person_grant_list;
create index person_grant_list on app.person_grant (organisation_id, listed_at desc, person_id desc);

-- The look-up behind the policies of people and events, once a row of every list: answered from the index alone.
create index person_grant_core on app.person_grant (person_id, organisation_id) include (until) where 'core' = any (classes);

-- The unique index of open tasks begins with the person too; a second one is only written.
drop index app.task_of_person;

-- Search by code or name. A policy keeps `like` from using an index, because `like` is not leakproof; this function looks in
-- the index first and then keeps what the policies would show: codes of people one may see, names inside one's own grants.
create index person_code_search on app.person (code text_pattern_ops);
create function app.search_people(p_words text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select p.id from app.person p
   where (p.code like upper(p_words) || '%' or p.code like 'P-' || upper(p_words) || '%') and (app.sees_all() or app.granted(p.id, 'core'))
  union
  select i.person_id from app.person_identity i
    join app.person_grant g on g.person_id = i.person_id and g.organisation_id = app.organisation()
   where i.search like '%' || app.fold(p_words) || '%' and g.until > now() and 'identity' = any (g.classes)
$$;
revoke execute on function app.search_people(text) from public;
grant execute on function app.search_people(text) to app_web;
