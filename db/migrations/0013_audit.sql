-- The audit log: every act (app.event) and every look (app.access_log) becomes a leaf of a Merkle tree (RFC 9162). Requests
-- write as before; the worker puts rows in order afterwards and signs the head of the tree. A row gets into the order only when
-- every transaction that began before its own has ended: then nothing older can still come, and nothing is passed over.
set local role app_owner;

-- The transaction that wrote the row. Rows from before this migration carry the transaction of the migration.
alter table app.event add column txid xid8 not null default pg_current_xact_id();
alter table app.access_log add column txid xid8 not null default pg_current_xact_id();
create unique index event_seq on app.event (seq);
create index event_by_txid on app.event (txid, seq);
create index access_log_by_txid on app.access_log (txid, seq);

-- The web role inserts looks directly; it may not choose where a look stands in the order.
alter policy access_log_write on app.access_log
  with check (account_id is not distinct from (select app.account())
    and organisation_id is not distinct from (select app.organisation())
    and txid = pg_current_xact_id());

-- `hash` is the leaf hash of RFC 9162: sha256(0x00 || canonical text).
create table app.audit_leaf (
  position bigint primary key check (position >= 0),
  source text not null check (source in ('event', 'access')),
  source_seq bigint not null,
  txid xid8 not null,
  hash bytea not null check (length(hash) = 32),
  constraint audit_leaf_once unique (source, source_seq)
);

-- A signed head says what the first `size` leaves were. `frontier` holds the roots of the full subtrees, largest first: the
-- tree goes on from it, and it proves itself, because the signed root follows from it.
create table app.audit_head (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  at timestamptz not null,
  signature bytea not null,
  key_id text not null,
  frontier bytea not null
);

-- Even the owner reads and appends only; there is no policy for changing or deleting.
alter table app.audit_leaf enable row level security;
alter table app.audit_leaf force row level security;
alter table app.audit_head enable row level security;
alter table app.audit_head force row level security;
create policy audit_read on app.audit_leaf for select to app_owner using (true);
create policy audit_append on app.audit_leaf for insert to app_owner with check (true);
create policy audit_read on app.audit_head for select to app_owner using (true);
create policy audit_append on app.audit_head for insert to app_owner with check (true);

-- The canonical text of a row (JSON), in this one place: pseudonymous (ids, kinds, times, codes, rules, facts), the same whatever the
-- session's settings. Times are seconds since 1970. Old leaves stand for ever: a new column goes into a new version `v`.
-- `p_seq` is the row's own number, or another one to ask whether the row stood elsewhere before. Plain SQL, so that it is inlined.
create function app_inner.audit_text(p_row app.event, p_seq bigint) returns text
language sql stable parallel safe as $$
  select pg_catalog.json_build_object('v', 1, 'source', 'event', 'seq', p_seq, 'id', p_row.id, 'person', p_row.person_id, 'kind', p_row.kind,
    'happened', extract(epoch from p_row.happened_at)::text, 'recorded', extract(epoch from p_row.recorded_at)::text,
    'account', p_row.account_id, 'organisation', p_row.organisation_id, 'organisationKind', p_row.organisation_kind, 'role', p_row.role,
    'act', p_row.act, 'conformity', p_row.conformity, 'broken', p_row.broken, 'rules', p_row.rules, 'facts', p_row.facts,
    'pack', p_row.pack_version)::text
$$;
create function app_inner.audit_text(p_row app.access_log, p_seq bigint) returns text
language sql stable parallel safe as $$
  select pg_catalog.json_build_object('v', 1, 'source', 'access', 'seq', p_seq, 'at', extract(epoch from p_row.at)::text,
    'account', p_row.account_id, 'organisation', p_row.organisation_id, 'person', p_row.person_id, 'classes', p_row.classes,
    'purpose', p_row.purpose, 'outcome', p_row.outcome)::text
$$;
create function app_inner.audit_hash(p_row app.event, p_seq bigint) returns bytea
language sql stable parallel safe as $$
  select pg_catalog.sha256('\x00'::bytea || pg_catalog.convert_to(app_inner.audit_text(p_row, p_seq), 'UTF8'))
$$;
create function app_inner.audit_hash(p_row app.access_log, p_seq bigint) returns bytea
language sql stable parallel safe as $$
  select pg_catalog.sha256('\x00'::bytea || pg_catalog.convert_to(app_inner.audit_text(p_row, p_seq), 'UTF8'))
$$;

-- The present head, and what the database's clock says (ms since 1970): one row, also while there is no head.
create function app.audit_last()
returns table (size bigint, root bytea, at bigint, signature bytea, key_id text, frontier bytea, clock bigint)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select h.size, h.root, floor(extract(epoch from h.at) * 1000)::bigint, h.signature, h.key_id, h.frontier,
    floor(extract(epoch from clock_timestamp()) * 1000)::bigint
  from (select) always left join (select * from app.audit_head order by size desc limit 1) h on true
$$;

-- Heads after a size, oldest first: what has still to be anchored.
create function app.audit_heads(p_after bigint, p_most int)
returns table (size bigint, root bytea, at bigint, signature bytea, key_id text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select h.size, h.root, floor(extract(epoch from h.at) * 1000)::bigint, h.signature, h.key_id
  from app.audit_head h where h.size > p_after order by h.size limit p_most
$$;

/*
 * The next rows that have no leaf yet, in the order in which they get one: transaction, source, number. Only transactions
 * below the horizon, the oldest one still under way. Everything up to the last leaf has a leaf, so the search begins there.
 * After a restore into another cluster the numbers of transactions begin anew, and the last leaf lies in their future: then
 * rows without a leaf are looked for one by one, those of the former cluster first.
 */
create function app.audit_unsequenced(p_most int)
returns table (source text, source_seq bigint, txid text, hash bytea)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  beyond xid8 := pg_snapshot_xmax(pg_current_snapshot());
  last_txid xid8 := '0';
  last_source text := 'access';
  last_seq bigint := -1;
  highest constant bigint := 9223372036854775807;
begin
  select l.txid, l.source, l.source_seq into last_txid, last_source, last_seq from app.audit_leaf l order by l.position desc limit 1;
  if not found then last_txid := '0'; last_source := 'access'; last_seq := -1; end if;
  if last_txid >= beyond then
    return query
    select n.source, n.seq, n.txid::text, n.hash from (
      select 'access' as source, a.seq, a.txid, app_inner.audit_hash(a, a.seq) as hash from app.access_log a
       where (a.txid < horizon or a.txid >= beyond)
         and not exists (select from app.audit_leaf l where l.source = 'access' and l.source_seq = a.seq)
      union all
      select 'event', e.seq, e.txid, app_inner.audit_hash(e, e.seq) from app.event e
       where (e.txid < horizon or e.txid >= beyond)
         and not exists (select from app.audit_leaf l where l.source = 'event' and l.source_seq = e.seq)) n
    order by n.txid < beyond, n.txid, n.source, n.seq limit p_most;
    return;
  end if;
  return query
  select n.source, n.seq, n.txid::text,
    case n.source when 'event' then app_inner.audit_hash(n.done, n.seq) else app_inner.audit_hash(n.looked, n.seq) end
  from (
    (select 'access' as source, a.seq, a.txid, a as looked, null::app.event as done from app.access_log a
      where (a.txid, a.seq) > (last_txid, case when last_source = 'access' then last_seq else highest end) and a.txid < horizon
      order by a.txid, a.seq limit p_most)
    union all
    (select 'event', e.seq, e.txid, null::app.access_log, e from app.event e
      where (e.txid, e.seq) > (last_txid, case when last_source = 'event' then last_seq else -1 end) and e.txid < horizon
      order by e.txid, e.seq limit p_most)
    order by 3, 1, 2 limit p_most) n
  order by n.txid, n.source, n.seq;
end $$;

-- Appends leaves after the first p_from ones, with the head that covers them: both or neither. `p_hashes` are 32 bytes a leaf,
-- one after the other. False when the tree has grown meanwhile: another worker was faster, and nothing was written.
create function app.audit_append(p_from bigint, p_sources text[], p_seqs bigint[], p_txids text[], p_hashes bytea,
  p_root bytea, p_at bigint, p_signature bytea, p_key_id text, p_frontier bytea) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock(7381206);
  if p_from <> (select coalesce(max(h.size), 0) from app.audit_head h) then return false; end if;
  insert into app.audit_leaf (position, source, source_seq, txid, hash)
  select p_from + x.n - 1, x.source, x.seq, x.txid::xid8, substring(p_hashes from (32 * (x.n - 1) + 1)::int for 32)
    from unnest(p_sources, p_seqs, p_txids) with ordinality x(source, seq, txid, n);
  insert into app.audit_head (size, root, at, signature, key_id, frontier)
  values (p_from + cardinality(p_seqs), p_root, timestamptz 'epoch' + p_at * interval '1 millisecond', p_signature, p_key_id, p_frontier);
  return true;
end $$;

revoke execute on function app_inner.audit_text(app.event, bigint), app_inner.audit_text(app.access_log, bigint),
  app_inner.audit_hash(app.event, bigint), app_inner.audit_hash(app.access_log, bigint), app.audit_last, app.audit_heads,
  app.audit_unsequenced, app.audit_append from public;
grant execute on function app.audit_last, app.audit_heads, app.audit_unsequenced, app.audit_append to app_worker;
