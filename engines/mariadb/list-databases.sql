SELECT JSON_OBJECT('name', s.schema_name, 'sizeBytes', COALESCE(SUM(t.data_length + t.index_length), 0))
FROM information_schema.schemata s LEFT JOIN information_schema.tables t ON t.table_schema = s.schema_name
WHERE s.schema_name NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
GROUP BY s.schema_name;
