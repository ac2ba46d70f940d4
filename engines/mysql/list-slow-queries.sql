-- By their form, without values, since the server started. Who asked is not kept: what the administrator asks has no database, or
-- is known by its form (backups).
SELECT JSON_OBJECT('statement', LEFT(digest_text, 1000), 'database', schema_name, 'calls', count_star,
  'meanMilliseconds', ROUND(avg_timer_wait / 1e9, 3), 'totalMilliseconds', ROUND(sum_timer_wait / 1e9, 3), 'rows', sum_rows_sent,
  'callsWithoutIndex', sum_no_index_used)
FROM performance_schema.events_statements_summary_by_digest
WHERE digest_text IS NOT NULL AND schema_name NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys', 'databerth')
  AND digest_text NOT LIKE 'SELECT SQL_NO_CACHE %' AND digest_text NOT LIKE 'SELECT `JSON_ARRAY` (%'
ORDER BY avg_timer_wait DESC LIMIT ${limit};
