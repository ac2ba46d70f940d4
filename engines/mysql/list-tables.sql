-- The number of rows is an estimate.
SELECT JSON_MERGE_PATCH('{}', JSON_OBJECT('name', table_name, 'kind', IF(table_type = 'VIEW', 'view', 'table'), 'engine', engine,
  'rows', IF(table_type = 'VIEW', NULL, table_rows), 'sizeBytes', IF(table_type = 'VIEW', NULL, data_length + index_length)))
FROM information_schema.tables WHERE table_schema = ${target.database_literal};
