WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF HEADING OFF FEEDBACK OFF PAGESIZE 0 LINESIZE 200 TRIMOUT ON TAB OFF
SELECT 'connections ' || COUNT(*) FROM v$session WHERE type = 'USER' AND username = UPPER(${username_literal});
SELECT 'connections_active ' || COUNT(*) FROM v$session WHERE type = 'USER' AND status = 'ACTIVE' AND username = UPPER(${username_literal});
SELECT 'connections_limit ' || value FROM v$parameter WHERE name = 'sessions';
SELECT 'size_bytes ' || NVL(SUM(bytes), 0) FROM dba_segments WHERE owner = UPPER(${username_literal});
SELECT 'uptime_seconds ' || TRUNC((SYSDATE - startup_time) * 86400) FROM v$instance;
SELECT DECODE(name, 'user commits', 'transactions_committed', 'user rollbacks', 'transactions_rolled_back', 'execute count', 'queries_total',
  'physical reads', 'blocks_read', 'session logical reads', 'block_lookups_total') || ' ' || value
FROM v$sysstat WHERE name IN ('user commits', 'user rollbacks', 'execute count', 'physical reads', 'session logical reads');
EXIT
