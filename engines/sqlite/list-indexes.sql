SELECT json_patch('{}', json_object('table', t.name, 'name', i.name, 'unique', json(iif(i."unique", 'true', 'false')),
  -- An expression has no name.
  'columns', (SELECT json_group_array(coalesce(c.name, 'expression') ORDER BY c.seqno) FROM pragma_index_info(i.name, 'main') AS c),
  'definition', (SELECT s.sql FROM main.sqlite_schema AS s WHERE s.type = 'index' AND s.name = i.name)))
FROM main.sqlite_schema AS t JOIN pragma_index_list(t.name, 'main') AS i
WHERE t.type = 'table' AND t.rootpage > 0 AND t.name NOT LIKE 'sqlite^_%' ESCAPE '^';
