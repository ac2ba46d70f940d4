# load.sh DATABASE: what dump.sh wrote, from standard input, as the tenant. The password is in DATABERTH_PASSWORD.
set -eu

# A limit that the owner chose for queries is none for a restore.
client() {
  clickhouse-client --config-file=/etc/databerth/client-tenant.xml "--database=$database" --max_execution_time=0 "$@"
}

# The rows of one table, of which the first $1 bytes are next. What breaks off here is noticed later: the last line is missing.
pieces() {
  length=$1
  while [ "$length" != 0 ]; do
    head -c "$length"
    read -r length
  done
}

database=$1
ended=no
IFS='	' read -r format version source || true
[ "$format $version" = 'clickhouse-dump 1' ] || { echo 'this is no backup of ClickHouse' >&2; exit 1; }
while [ "$ended" = no ] && IFS='	' read -r step identifier statement; do
  case $step in
    table) printf '%s\n' "$statement" | client ;;
    rows)
      read -r first
      # An INSERT of nothing is an error.
      [ "$first" = 0 ] || pieces "$first" | client "--query=INSERT INTO $identifier FORMAT Native"
      ;;
    # Attached, not created: the table behind a materialized view is there, with its rows.
    view) printf '%s\n' "$statement" | sed "s/^CREATE/ATTACH/; s/\\b$source\\./$database./g" | client ;;
    end) ended=yes ;;
    *) break ;;
  esac
done
[ "$ended" = yes ] || { echo 'the backup is not whole' >&2; exit 1; }
