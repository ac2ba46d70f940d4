-- How much was read through an index is counted since the server started, where performance_schema is on.
SELECT JSON_MERGE_PATCH('{}', JSON_OBJECT('table', i.table_name, 'name', i.index_name, 'columns', JSON_COMPACT(i.columns), 'unique', i.is_unique = 1,
  'kind', LOWER(i.index_type), 'sizeBytes', z.stat_value * @@innodb_page_size, 'rowsRead', u.count_fetch,
  'advice', CASE WHEN i.is_ignored = 'YES' THEN 'it is ignored: drop it, or let it be used'
    WHEN i.index_type = 'BTREE' AND i.is_unique = 0 AND u.count_star = 0 THEN 'it was never used since the server started' END))
FROM (SELECT table_schema, table_name, index_name, MAX(non_unique) = 0 AS is_unique, MAX(index_type) AS index_type, MAX(ignored) AS is_ignored,
    JSON_ARRAYAGG(column_name ORDER BY seq_in_index) AS columns
  FROM information_schema.statistics WHERE table_schema = ${target.database_literal} GROUP BY table_schema, table_name, index_name) i
LEFT JOIN mysql.innodb_index_stats z ON z.database_name = i.table_schema AND z.table_name = i.table_name AND z.index_name = i.index_name
  AND z.stat_name = 'size'
LEFT JOIN performance_schema.table_io_waits_summary_by_index_usage u ON u.object_type = 'TABLE' AND u.object_schema = i.table_schema
  AND u.object_name = i.table_name AND u.index_name = i.index_name;
