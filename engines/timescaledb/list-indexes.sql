SELECT /* databerth */ jsonb_strip_nulls(jsonb_build_object('schema', n.nspname, 'table', c.relname, 'name', x.relname,
  'columns', ARRAY(SELECT pg_get_indexdef(i.indexrelid, k, true) FROM generate_series(1, i.indnkeyatts) k),
  'unique', i.indisunique, 'sizeBytes', pg_relation_size(i.indexrelid), 'scans', pg_stat_get_numscans(i.indexrelid),
  'definition', pg_get_indexdef(i.indexrelid),
  'advice', CASE WHEN NOT i.indisvalid THEN 'it is invalid and not used: drop it, or reindex'
    WHEN NOT i.indisunique AND pg_stat_get_numscans(i.indexrelid) = 0 THEN 'it was never used since the statistics began' END))
FROM pg_index i
JOIN pg_class x ON x.oid = i.indexrelid
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname !~ '^(pg_|_?timescaledb_)' AND n.nspname <> 'information_schema' AND x.relkind = 'i';
