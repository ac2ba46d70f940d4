SELECT json_object('name', name, 'kind', CASE WHEN type = 'view' THEN 'view' WHEN rootpage = 0 THEN 'virtual table' ELSE 'table' END)
FROM main.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite^_%' ESCAPE '^';
