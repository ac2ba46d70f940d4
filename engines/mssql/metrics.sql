SET NOCOUNT ON;
SELECT 'connections', COUNT(*) FROM sys.dm_exec_sessions WHERE is_user_process = 1 AND session_id <> @@SPID;
SELECT 'connections_active', COUNT(*) FROM sys.dm_exec_requests AS request JOIN sys.dm_exec_sessions AS session
  ON session.session_id = request.session_id WHERE session.is_user_process = 1 AND request.session_id <> @@SPID;
SELECT 'connections_limit', @@MAX_CONNECTIONS;
SELECT 'size_bytes', SUM(CAST(size AS bigint)) * 8192 FROM sys.master_files WHERE database_id = DB_ID(N${database_literal});
SELECT 'memory_bytes', physical_memory_in_use_kb * 1024 FROM sys.dm_os_process_memory;
SELECT 'uptime_seconds', DATEDIFF_BIG(second, sqlserver_start_time, SYSDATETIME()) FROM sys.dm_os_sys_info;
-- Counters whose name says "per second" are totals here.
SELECT CASE RTRIM(counter_name)
    WHEN 'Batch Requests/sec' THEN 'queries_total'
    WHEN 'Transactions/sec' THEN 'transactions_total'
    WHEN 'Number of Deadlocks/sec' THEN 'deadlocks'
    WHEN 'Page reads/sec' THEN 'blocks_read'
    WHEN 'Page lookups/sec' THEN 'block_lookups_total'
    WHEN 'Errors/sec' THEN 'errors_total' END, cntr_value
FROM sys.dm_os_performance_counters
WHERE RTRIM(counter_name) IN ('Batch Requests/sec', 'Page reads/sec', 'Page lookups/sec')
  OR (RTRIM(counter_name) = 'Transactions/sec' AND RTRIM(instance_name) = N${database_literal})
  OR (RTRIM(counter_name) IN ('Number of Deadlocks/sec', 'Errors/sec') AND RTRIM(instance_name) = '_Total');
GO
