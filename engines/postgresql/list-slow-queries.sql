SELECT jsonb_build_object('statement', left(s.query, 1000), 'database', d.datname, 'calls', s.calls,
  'meanMilliseconds', round(s.mean_exec_time::numeric, 3), 'totalMilliseconds', round(s.total_exec_time::numeric, 3), 'rows', s.rows)
FROM public.pg_stat_statements s
JOIN pg_database d ON d.oid = s.dbid
JOIN pg_roles r ON r.oid = s.userid
-- Not what is asked here as the tenant.
WHERE r.rolname <> 'postgres' AND s.query NOT LIKE 'SELECT /* databerth */%'
ORDER BY s.mean_exec_time DESC LIMIT ${limit};
