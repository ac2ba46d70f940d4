SELECT 'connections', COUNT(*) FROM information_schema.processlist
WHERE id <> CONNECTION_ID() AND user NOT IN ('system user', 'event_scheduler');
SELECT 'connections_active', COUNT(*) FROM information_schema.processlist
WHERE id <> CONNECTION_ID() AND command NOT IN ('Sleep', 'Daemon');
SELECT 'size_bytes', COALESCE(SUM(file_size), 0) FROM information_schema.innodb_sys_tablespaces
WHERE name LIKE '%/%' AND name NOT LIKE 'mysql/%' AND name NOT LIKE 'sys/%';
SHOW GLOBAL VARIABLES WHERE variable_name = 'max_user_connections';
SHOW GLOBAL STATUS WHERE variable_name IN ('Memory_used', 'Uptime', 'Queries', 'Slow_queries', 'Com_commit', 'Com_rollback',
  'Innodb_buffer_pool_reads', 'Innodb_buffer_pool_read_requests', 'Rows_sent', 'Rows_read', 'Created_tmp_disk_tables',
  'Innodb_deadlocks');
