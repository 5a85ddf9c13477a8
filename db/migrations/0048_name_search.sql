-- Whom a search by name opens. Tokens already tell which typed words stand in a name as they were typed and how many words the
-- name has, and that is the order in which people are shown; so the nearest are picked before anything is opened, and only as
-- many as are shown.
set local role app_owner;

-- How many of the typed words stand in a name as they were typed.
create function app_inner.words_as_typed(p_names int[], p_first int[], p_second int[], p_third int[]) returns int
language sql immutable parallel safe
return (p_first[1] = any (p_names))::int + coalesce((p_second[1] = any (p_names))::int, 0) + coalesce((p_third[1] = any (p_names))::int, 0);

/*
 * People inside one's own grants whose name shares a token with each typed word (up to three; a word's own token first), the
 * nearest first: by words as typed, then by words nobody typed, then the newest. Grants are asked for in that order, and no
 * further than needed. A desk with few people is answered from its own people alone, so that neither rows nor time tell of
 * others; so is a larger one where a single word was typed, which many people share. `p_loose`: with a letter wrong in each.
 */
create or replace function app.name_candidates(p_first int[], p_second int[], p_third int[], p_loose boolean, p_most int)
returns table (person_id uuid, given_names text, family_name text, key text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  mine uuid := app.organisation();
  bases text[] := app.opens('identity');
  few int := case when p_second is null then 5000 else 500 end;
  -- Of one kind, before they are put in order: two typed words that are alike meet in everybody who has one of them.
  crowd constant int := 4000;
  found uuid[];
begin
  if mine is null or p_first is null or bases = '{}' then return; end if;
  -- In the order of the index of own people, or else the planner may read the grants of everybody.
  if (select count(*) from (select from app.person_grant g where g.organisation_id = mine order by g.listed_at desc limit few + 1) x) <= few then
    if p_loose then return; end if;
    -- Token by token through a hash of those sought: comparing two arrays with `&&` compares each with each.
    found := array(
      select x.person_id from (
          select n.person_id
            from (select g.person_id from app.person_grant g
               where g.organisation_id = mine and g.until > now() and 'identity' = any (g.classes) and g.basis = any (bases)
               order by g.listed_at desc limit few) own
            cross join lateral (select * from app.name_index x where x.person_id = own.person_id limit 1) n
            cross join lateral unnest(n.names) kept(token)
            join (select 1 as word, t.token from unnest(p_first) t(token)
              union all select 2, t.token from unnest(p_second) t(token)
              union all select 3, t.token from unnest(p_third) t(token)) sought on sought.token = kept.token
           group by n.person_id, n.names, n.spans
          having count(distinct sought.word) = 1 + (p_second is not null)::int + (p_third is not null)::int
           order by app_inner.words_as_typed(n.names, p_first, p_second, p_third) desc, cardinality(n.spans), n.person_id desc) x
       where app_inner.knows(x.person_id, mine) limit p_most);
  elsif p_second is null then
    if p_loose then return; end if;
    found := array(select x.person_id from (select n.person_id from app.name_index n where n.names @> p_first[1:1] offset 0) x
       where app_inner.knows(x.person_id, mine) limit p_most);
    -- So many share one word that they are put in no further order.
    if cardinality(found) < p_most then
      found := found || array(select x.person_id from (select n.person_id from app.name_index n
           where n.names && p_first and not n.names @> p_first[1:1] offset 0) x
         where app_inner.knows(x.person_id, mine) limit p_most - cardinality(found));
    end if;
  else
    found := array(
      select x.person_id from (
          select n.person_id from (
              (select a.person_id, a.names, a.spans from app.name_index a
                where not p_loose and a.names @> (p_first[1:1] || p_second[1:1]) and a.names && coalesce(p_third, p_second) limit crowd)
              union all
              (select b.person_id, b.names, b.spans from app.name_index b
                where not p_loose and b.names @> p_first[1:1] and b.names && p_second and b.names && coalesce(p_third, p_second)
                  and not b.names @> p_second[1:1] limit crowd)
              union all
              (select c.person_id, c.names, c.spans from app.name_index c
                where not p_loose and c.names && p_first and c.names @> p_second[1:1] and c.names && coalesce(p_third, p_second)
                  and not c.names @> p_first[1:1] limit crowd)
              union all
              (select d.person_id, d.names, d.spans from app.name_index d
                where p_loose and d.names && p_first and d.names && p_second and d.names && coalesce(p_third, p_second) limit crowd)) n
           order by app_inner.words_as_typed(n.names, p_first, p_second, p_third) desc, cardinality(n.spans), n.person_id desc) x
       -- The one grant by its index, before the rule in full: most candidates end here where the desk is not large.
       where case when (select true from app.person_grant g where g.person_id = x.person_id and g.organisation_id = mine limit 1)
           then app_inner.knows(x.person_id, mine) else false end
       limit p_most);
  end if;
  return query
    select f.id, i.given_names, i.family_name, k.version || ':' || k.kek || ':' || k.wrapped
      from unnest(found) with ordinality f(id, place)
      join lateral (select * from app.person_identity p where p.person_id = f.id limit 1) i on true
      join lateral (select * from app.data_key d where d.subject_id = f.id limit 1) k on true
     order by f.place;
end $$;
