SET search_path = 'system.main';
SELECT json_object('schema', schema_name, 'name', table_name, 'kind', 'table', 'rows', estimated_size)
  FROM duckdb_tables() WHERE database_name = 'database' AND NOT internal AND NOT temporary
UNION ALL
SELECT json_object('schema', schema_name, 'name', view_name, 'kind', 'view')
  FROM duckdb_views() WHERE database_name = 'database' AND NOT internal AND NOT temporary;
