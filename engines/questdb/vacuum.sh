# One statement for each table with partitions; a name has neither quotes nor backslashes in it.
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

ask() {
  curl --silent --show-error --fail-with-body --header 'Statement-Timeout: 21600000' --get --data nm=true \
    --data-urlencode "query=$1" http://127.0.0.1:9000/exec </dev/null
}

ask "SELECT table_name FROM tables() WHERE table_type = 'T' AND partitionBy <> 'NONE'" >"$answer"
{ grep -o '\["[^"]*"\]' "$answer" || true; } | sed 's/^\["//; s/"\]$//' | while IFS= read -r table; do
  ask "VACUUM TABLE \"$table\""
  echo
done
