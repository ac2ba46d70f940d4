# fingerprint.sh DATABASE: one line an item, the rows of a table as their number and a sum over a hash of each.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

client() {
  clickhouse-client --config-file=/etc/databerth/client.xml "--database=$1" --multiquery
}

client "$1" >"$work/items" <<'END'
SELECT ['database', 'read', 'yes'] AS item FORMAT JSONEachRow;
SELECT ['table', name, concat(engine, ' ', replaceAll(create_table_query, concat(currentDatabase(), '.'), ''))] AS item
  FROM system.tables WHERE database = currentDatabase() ORDER BY name FORMAT JSONEachRow;
END

# For each table a statement that reads it. Columns count as text, the state of an aggregate as its result.
client "$1" >"$work/statements" <<'END'
SELECT concat('SELECT [\'rows\', ', literal, ', concat(toString(count()), \' \', toString(sum(cityHash64(', columns, '))))] AS item FROM ',
  identifier, final, ' FORMAT JSONEachRow;')
FROM (
  SELECT name,
    replaceAll(replaceAll(name, '\\', '\\\\'), '\'', '\\\'') AS escaped, concat('\'', escaped, '\'') AS literal,
    concat('`', replaceAll(replaceAll(name, '\\', '\\\\'), '`', '\\`'), '`') AS identifier,
    if(match(engine, '(Replacing|Summing|Aggregating|Collapsing|Graphite)MergeTree$'), ' FINAL', '') AS final
  FROM system.tables
  WHERE database = currentDatabase() AND match(engine, 'MergeTree$|Log$|^Join$|^File$|RocksDB$'))
ANY INNER JOIN (
  SELECT table AS name, arrayStringConcat(arraySort(groupArray(
    if(type LIKE 'AggregateFunction(%', concat('toString(finalizeAggregation(', quoted, '))'),
      concat('isNull(', quoted, '), ifNull(toString(', quoted, '), \'\')')))), ', ') AS columns
  FROM (
    SELECT table, type, concat('`', replaceAll(replaceAll(name, '\\', '\\\\'), '`', '\\`'), '`') AS quoted
    FROM system.columns WHERE database = currentDatabase() AND default_kind <> 'ALIAS')
  GROUP BY table)
USING name ORDER BY name FORMAT TSVRaw
END
client "$1" <"$work/statements" >>"$work/items"
sed 's/^{"item"://; s/}$//' "$work/items"
