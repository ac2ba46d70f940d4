SELECT name, type, type LIKE '%Nullable(%' AS nullable, if(default_expression = '', NULL, default_expression) AS defaultValue,
  if(default_kind = '', NULL, lower(default_kind)) AS defaultKind, if(is_in_primary_key, 'primary', if(is_in_sorting_key, 'sorting', NULL)) AS key
FROM system.columns
WHERE database = ${target.database_literal} AND table = ${target.table_literal}
  AND (database, table) IN (SELECT database, name FROM system.tables WHERE engine NOT LIKE '%View')
