-- How large tables of the Log family are, the server does not tell.
SELECT name, kind, engine, if(merge_tree, toNullable(part_rows), NULL) AS rows, if(merge_tree, toNullable(part_bytes), NULL) AS sizeBytes
FROM (
  SELECT name, engine, multiIf(engine = 'MaterializedView', 'materialized view', engine LIKE '%View', 'view', engine = 'Dictionary', 'dictionary', 'table') AS kind,
    engine LIKE '%MergeTree' AS merge_tree
  FROM system.tables WHERE database = ${target.database_literal})
ANY LEFT JOIN (SELECT table AS name, sum(rows) AS part_rows, sum(bytes_on_disk) AS part_bytes FROM system.parts
  WHERE active AND database = ${target.database_literal} GROUP BY table)
USING name
