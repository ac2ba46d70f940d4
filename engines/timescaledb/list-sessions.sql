SELECT jsonb_strip_nulls(jsonb_build_object('id', pid::text, 'username', usename, 'database', datname, 'application', application_name,
  'address', host(client_addr), 'state', state, 'waitsFor', wait_event,
  'seconds', floor(extract(epoch FROM clock_timestamp() - state_change)), 'statement', left(query, 1000)))
FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename <> 'postgres';
