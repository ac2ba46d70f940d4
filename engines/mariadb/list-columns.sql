SELECT JSON_MERGE_PATCH('{}', JSON_OBJECT('name', c.column_name, 'type', c.column_type, 'nullable', c.is_nullable = 'YES',
  'defaultValue', IF(c.column_default = 'NULL', NULL, c.column_default),
  'key', CASE c.column_key WHEN 'PRI' THEN 'primary' WHEN 'UNI' THEN 'unique' WHEN 'MUL' THEN 'index' END,
  'extra', NULLIF(c.extra, ''), 'generatedFrom', c.generation_expression))
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = ${target.database_literal} AND c.table_name = ${target.table_literal}
  AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')
ORDER BY c.ordinal_position;
