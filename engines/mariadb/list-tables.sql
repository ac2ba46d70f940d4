-- The number of rows is an estimate.
SELECT JSON_MERGE_PATCH('{}', JSON_OBJECT('name', table_name, 'kind', CASE table_type WHEN 'BASE TABLE' THEN 'table'
    WHEN 'SYSTEM VERSIONED' THEN 'versioned table' ELSE LOWER(table_type) END,
  'engine', engine, 'rows', IF(table_type IN ('VIEW', 'SEQUENCE'), NULL, table_rows), 'sizeBytes', IF(table_type = 'VIEW', NULL, data_length + index_length)))
FROM information_schema.tables WHERE table_schema = ${target.database_literal};
