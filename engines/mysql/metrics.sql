SELECT 'connections', COUNT(*) FROM performance_schema.threads
WHERE type = 'FOREGROUND' AND processlist_id IS NOT NULL AND processlist_id <> CONNECTION_ID() AND processlist_user <> 'event_scheduler';
SELECT 'connections_active', COUNT(*) FROM performance_schema.threads
WHERE type = 'FOREGROUND' AND processlist_id <> CONNECTION_ID() AND processlist_command NOT IN ('Sleep', 'Daemon');
SELECT 'size_bytes', COALESCE(SUM(file_size), 0) FROM information_schema.innodb_tablespaces
WHERE space_type = 'Single' AND name <> 'mysql' AND name NOT LIKE 'sys/%';
SELECT 'memory_bytes', SUM(current_number_of_bytes_used) FROM performance_schema.memory_summary_global_by_event_name;
SELECT 'deadlocks', count FROM information_schema.innodb_metrics WHERE name = 'lock_deadlocks';
SHOW GLOBAL VARIABLES WHERE variable_name = 'max_user_connections';
SHOW GLOBAL STATUS WHERE variable_name IN ('Uptime', 'Queries', 'Slow_queries', 'Com_commit', 'Com_rollback',
  'Innodb_buffer_pool_reads', 'Innodb_buffer_pool_read_requests', 'Innodb_rows_read', 'Innodb_rows_inserted',
  'Innodb_rows_updated', 'Innodb_rows_deleted', 'Created_tmp_disk_tables');
