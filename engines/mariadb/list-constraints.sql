SELECT JSON_MERGE_PATCH('{}', JSON_OBJECT('table', t.table_name, 'name', t.constraint_name, 'kind', LOWER(t.constraint_type), 'definition',
  CASE t.constraint_type WHEN 'CHECK' THEN CONCAT('CHECK ', c.check_clause)
    WHEN 'FOREIGN KEY' THEN CONCAT('FOREIGN KEY (', k.columns, ') REFERENCES ', k.referenced, ' ON UPDATE ', r.update_rule, ' ON DELETE ', r.delete_rule)
    ELSE CONCAT(t.constraint_type, ' (', k.columns, ')') END))
FROM information_schema.table_constraints t
LEFT JOIN (SELECT table_name, constraint_name, GROUP_CONCAT(column_name ORDER BY ordinal_position SEPARATOR ', ') AS columns,
    CONCAT(MAX(referenced_table_name), ' (', GROUP_CONCAT(referenced_column_name ORDER BY ordinal_position SEPARATOR ', '), ')') AS referenced
  FROM information_schema.key_column_usage WHERE table_schema = ${target.database_literal} GROUP BY table_name, constraint_name) k
  ON k.table_name = t.table_name AND k.constraint_name = t.constraint_name
LEFT JOIN information_schema.referential_constraints r ON t.constraint_type = 'FOREIGN KEY' AND r.constraint_schema = t.constraint_schema
  AND r.table_name = t.table_name AND r.constraint_name = t.constraint_name
LEFT JOIN information_schema.check_constraints c ON t.constraint_type = 'CHECK' AND c.constraint_schema = t.constraint_schema
  AND c.table_name = t.table_name AND c.constraint_name = t.constraint_name
WHERE t.table_schema = ${target.database_literal};
