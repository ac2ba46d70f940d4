# dump.sh DATABASE: a line for each step of a load, and after `rows` the rows in pieces, each after its length.
# Tables come first, with their rows, those behind materialized views too; views that would write rows of their own come last.
# What merges have still to do (FINAL) is done on the way, so that rows cannot change places where their order decides.
set -eu
work=$(mktemp -d)
export work
trap 'rm -rf "$work"' EXIT

client() {
  clickhouse-client --config-file=/etc/databerth/client.xml "--database=$1" "--query=$2" </dev/null
}

client "$1" "
  SELECT if(match(engine, 'View$|^Dictionary$'), 'view', 'table'),
    multiIf(match(engine, '(Replacing|Summing|Aggregating|Collapsing|Graphite)MergeTree$'), 'final',
      match(engine, 'MergeTree$|Log$|^Join$|^File$|RocksDB$'), 'plain', 'none'),
    concat('\`', replaceAll(replaceAll(replaceAll(replaceAll(name, '\\\\', '\\\\\\\\'), '\`', '\\\\\`'), '\\n', '\\\\n'), '\\t', '\\\\t'), '\`'),
    replaceRegexpOne(create_table_query, '^(CREATE [A-Z ]+ )(\`[^\`]*\`|[A-Za-z0-9_]+)\\\\.', '\\\\1')
  FROM system.tables WHERE database = currentDatabase() ORDER BY engine LIKE '%View', name
  FORMAT TSVRaw" >"$work/tables"

printf 'clickhouse-dump\t1\t%s\n' "$1"
while IFS='	' read -r kind rows identifier statement; do
  printf '%s\t%s\t%s\n' "$kind" "$identifier" "$statement"
  case $rows in
    final) final=FINAL ;;
    plain) final= ;;
    none) continue ;;
  esac
  printf 'rows\t%s\n' "$identifier"
  rm -f "$work/whole"
  { client "$1" "SELECT * FROM $identifier $final FORMAT Native" && : >"$work/whole"; } |
    split --bytes=8M --filter='cat >"$work/piece"; wc -c <"$work/piece"; cat "$work/piece"' -
  [ -e "$work/whole" ]
  echo 0
done <"$work/tables"
echo end
