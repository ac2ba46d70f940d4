# The answer has the names of columns once and then arrays of values: a token a line, and objects are made of them.
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
curl --silent --show-error --fail --max-time 8 --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
  --data-urlencode "db=$DATABASE" --data-urlencode "q=SELECT * FROM $TABLE LIMIT $LIMIT" http://localhost/query >"$answer" </dev/null
if grep -q '^{"results":\[{"statement_id":0,"error"' "$answer"; then
  cat "$answer" >&2
  exit 1
fi
grep -ao '"\([^"\\]\|\\.\)*"\|[][{}:,]\|[^][{}:,"]*' "$answer" | awk '
  $0 == ":" { key = last }
  $0 == "[" { if (key == "\"columns\"") inside = "columns"; if (key == "\"values\"") inside = "row"; key = ""; count = 0; next }
  $0 == "]" && inside == "row" && count > 0 { print line "}" }
  $0 == "]" { if (inside == "columns") inside = ""; count = 0; next }
  /^[{}:,]$/ { next }
  { last = $0 }
  inside == "columns" { name[++count] = $0 }
  inside == "row" { line = (count ? line "," : "{") name[++count] ":" $0 }'
