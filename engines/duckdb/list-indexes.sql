SET search_path = 'system.main';
SELECT json_object('schema', schema_name, 'table', table_name, 'name', index_name, 'expressions', expressions,
  'unique', is_unique, 'definition', sql)
FROM duckdb_indexes() WHERE database_name = 'database';
