SET STATEMENT max_statement_time=5 FOR
SELECT 'size_bytes', COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables
WHERE table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys');
SHOW GLOBAL VARIABLES WHERE variable_name = 'max_connections';
SHOW GLOBAL STATUS WHERE variable_name IN ('Threads_connected', 'Threads_running', 'Uptime', 'Queries', 'Slow_queries',
  'Com_commit', 'Com_rollback', 'Innodb_buffer_pool_reads', 'Innodb_buffer_pool_read_requests', 'Rows_sent',
  'Rows_read', 'Created_tmp_disk_tables', 'Innodb_deadlocks');
