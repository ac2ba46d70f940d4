# What the database holds, one JSON array ["kind","name","value"] a line: of every table and materialized view its statement,
# its properties and a digest of all rows in their order, and of every view its statement. QuestDB refuses quotes, backslashes
# and line breaks in names, so a name can stand between any quotes.
set -eu
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkfifo "$work/end"

fail() {
  echo "fingerprint: $*" >&2
  exit 1
}

# ask QUERY: {"dataset":[[...],...],"count":N}
ask() {
  curl --silent --show-error --fail --header 'Statement-Timeout: 86400000' --get --data nm=true \
    --data-urlencode "query=$1" http://127.0.0.1:9000/exec
}

# rows QUERY FILE: the rows, a line each. For answers that are short and hold no bracket in a string.
rows() {
  ask "$1" >"$work/answer"
  sed 's/^{"dataset":\[//; s/\],"count":[0-9]*}$//; s/\],\[/]\n[/g' "$work/answer" | grep -v '^$' >"$2" || true
}

# The only value of the answer as JSON.
value() {
  ask "$1" >"$work/answer"
  sed 's/^{"dataset":\[\[//; s/\]\],"count":1}$//' "$work/answer"
}

# The number of rows and a digest of the whole answer, which must have come to its end.
digest() {
  tail -c 40 "$work/end" >"$work/tail" &
  sum=$({ ask "$1" || true; } | tee "$work/end" | sha256sum | cut -c 1-64)
  wait
  count=$(sed -n 's/.*\],"count":\([0-9]*\)}$/\1/p' "$work/tail")
  [ -n "$count" ] || fail "$1"
  echo "$count $sum"
}

# What was committed becomes visible a moment later; a suspended table waits for its owner.
pending() {
  rows 'SELECT count() FROM wal_tables() WHERE NOT suspended AND writerTxn < sequencerTxn' "$work/pending"
  [ "$(cat "$work/pending")" != '[0]' ]
}
tries=0
while pending && [ "$tries" -lt 300 ]; do
  tries=$((tries + 1))
  sleep 0.2
done

rows 'SELECT table_name, table_type, partitionBy, walEnabled, dedup, ttlValue, ttlUnit FROM tables() ORDER BY table_name' "$work/tables"
printf '["tables","","%s"]\n' "$(wc -l <"$work/tables")"
while IFS= read -r line; do
  name=$(printf '%s' "$line" | sed 's/^\["\([^"]*\)".*/\1/')
  kind=$(printf '%s' "$line" | sed 's/^\["[^"]*","\(.\)".*/\1/')
  case $kind in
    T) show=TABLE ;;
    M) show='MATERIALIZED VIEW' ;;
    V) show=VIEW ;;
    *) fail "unknown kind of table $kind" ;;
  esac
  statement=$(value "SHOW CREATE $show \"$name\"")
  printf '["definition","%s",%s]\n' "$name" "$statement"
  [ "$kind" != V ] || continue
  printf '["properties","%s","%s"]\n' "$name" "$(printf '%s' "$line" | sed 's/^\["[^"]*",//; s/[]"]//g')"
  rows "SELECT \"column\", type FROM table_columns('$name')" "$work/columns"
  # JSON has no place for bytes: they go as base64.
  list=$(sed 's/^\["\([^"]*\)","BINARY"\]$/base64("\1", 2147483647) "\1"/; s/^\["\([^"]*\)",.*/"\1"/' "$work/columns" | paste -s -d , -)
  printf '["rows","%s","%s"]\n' "$name" "$(digest "SELECT $list FROM \"$name\"")"
done <"$work/tables"
