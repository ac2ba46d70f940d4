SELECT t.table_name, CASE t.table_type WHEN 'V' THEN 'view' WHEN 'M' THEN 'materialized view' ELSE 'table' END,
  CASE WHEN t.table_type <> 'V' THEN s.rowCount END, s.diskSize
FROM tables() t LEFT JOIN table_storage() s ON s.tableName = t.table_name
