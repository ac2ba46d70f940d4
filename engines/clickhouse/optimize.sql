SELECT concat('OPTIMIZE TABLE ', arrayStringConcat(arrayMap(text -> concat('`',
  replaceAll(replaceAll(replaceAll(replaceAll(text, '\\', '\\\\'), '`', '\\`'), '\n', '\\n'), '\r', '\\r'), '`'), [database, name]), '.'), ' FINAL')
FROM system.tables WHERE database = ${target.database_literal} AND engine LIKE '%MergeTree' ORDER BY name
