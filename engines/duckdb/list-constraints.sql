SET search_path = 'system.main';
SELECT json_object('schema', schema_name, 'table', table_name, 'name', constraint_name, 'kind', lower(constraint_type),
  'columns', constraint_column_names, 'definition', constraint_text)
FROM duckdb_constraints() WHERE database_name = 'database';
