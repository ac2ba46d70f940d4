SELECT metric.name, metric.value
  FROM pg_database
  JOIN pg_stat_database AS stat ON stat.datid = pg_database.oid,
       LATERAL (VALUES
         ('connections', (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())),
         ('connections_active', (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND state = 'active' AND pid <> pg_backend_pid())),
         ('connections_limit', current_setting('max_connections')::bigint),
         ('size_bytes', pg_database_size(pg_database.oid)),
         ('transactions_committed', stat.xact_commit),
         ('transactions_rolled_back', stat.xact_rollback),
         ('blocks_read', stat.blks_read),
         ('blocks_hit', stat.blks_hit),
         ('rows_returned', stat.tup_returned),
         ('rows_written', stat.tup_inserted + stat.tup_updated + stat.tup_deleted),
         ('deadlocks', stat.deadlocks),
         ('temporary_bytes', stat.temp_bytes),
         ('uptime_seconds', extract(epoch FROM now() - pg_postmaster_start_time())::bigint)
       ) AS metric(name, value)
 WHERE pg_database.datname = ${database_literal};
