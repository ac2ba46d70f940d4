-- SQLite forgets the names of constraints: keys go by their index, and a foreign key by its number. Checks are in the table's
-- statement only.
SELECT json_object('table', t.name, 'name', i.name, 'kind', iif(i.origin = 'pk', 'primary key', 'unique'),
  'definition', (SELECT group_concat('"' || replace(c.name, '"', '""') || '"', ', ' ORDER BY c.seqno)
    FROM pragma_index_info(i.name, 'main') AS c))
FROM main.sqlite_schema AS t JOIN pragma_index_list(t.name, 'main') AS i
WHERE t.type = 'table' AND t.rootpage > 0 AND t.name NOT LIKE 'sqlite^_%' ESCAPE '^' AND i.origin IN ('pk', 'u')
UNION ALL
-- The number of the row itself, which needs no index.
SELECT json_object('table', t.name, 'name', 'primary key', 'kind', 'primary key', 'definition', '"' || replace(c.name, '"', '""') || '"')
FROM main.sqlite_schema AS t JOIN pragma_table_info(t.name, 'main') AS c
WHERE t.type = 'table' AND t.rootpage > 0 AND t.name NOT LIKE 'sqlite^_%' ESCAPE '^' AND c.pk > 0
  AND NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name, 'main') WHERE origin = 'pk')
UNION ALL
SELECT json_object('table', t.name, 'name', 'foreign key ' || f.id, 'kind', 'foreign key',
  'definition', group_concat('"' || replace(f."from", '"', '""') || '"', ', ' ORDER BY f.seq) || ' references "' ||
    replace(f."table", '"', '""') || '"' ||
    coalesce(' (' || group_concat('"' || replace(f."to", '"', '""') || '"', ', ' ORDER BY f.seq) || ')', ''))
FROM main.sqlite_schema AS t JOIN pragma_foreign_key_list(t.name, 'main') AS f
WHERE t.type = 'table' AND t.rootpage > 0 AND t.name NOT LIKE 'sqlite^_%' ESCAPE '^'
GROUP BY t.name, f.id;
