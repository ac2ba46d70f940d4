-- Before anything is read it is made sure that the table keeps its rows itself. Columns that are computed when asked for (ALIAS) are
-- not read.
SELECT * FROM ${target.database_json}.${target.table_json}
WHERE (SELECT throwIf(count() = 0) FROM system.tables WHERE database = ${target.database_literal} AND name = ${target.table_literal}
  AND match(engine, 'MergeTree$|Log$|^Memory$|^Join$|RocksDB$')) = 0
LIMIT ${limit}
