SET search_path = 'system.main';
SELECT json_merge_patch('{}', json_object('name', column_name, 'type', data_type, 'nullable', is_nullable, 'defaultValue', column_default,
  'key', CASE WHEN EXISTS (SELECT 1 FROM duckdb_constraints() AS k WHERE k.table_oid = c.table_oid AND k.database_name = 'database'
      AND k.constraint_type = 'PRIMARY KEY' AND list_contains(k.constraint_column_names, c.column_name)) THEN 'primary' END))
FROM duckdb_columns() AS c
WHERE database_name = 'database' AND NOT internal AND schema_name = ${target.schema_literal} AND table_name = ${target.table_literal}
ORDER BY column_index;
