-- What the worker may do beyond moving the outbox. Its queue lives in a schema of its own that the worker's role owns.
do $$ begin execute format('grant create on database %I to app_worker', current_database()); end $$;

set local role app_owner;

-- A leg is delivered when it stands on the addressee's list; said once, never taken back.
create function app.leg_delivered(leg uuid) returns void
language sql security definer set search_path = pg_catalog, app as $$
  update app.leg set state = 'delivered', delivered_at = coalesce(delivered_at, now()) where id = $1 and state = 'sent'
$$;
revoke execute on function app.leg_delivered(uuid) from public;
grant execute on function app.leg_delivered(uuid) to app_worker;
