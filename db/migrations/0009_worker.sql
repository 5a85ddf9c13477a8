-- What the worker may do beyond moving the outbox. Its queue lives in a schema of its own that the worker's role owns.
do $$ begin execute format('grant create on database %I to app_worker', current_database()); end $$;
