# The answer has the names of columns once and then arrays of values: a token a line, and objects are made of them. An array may
# be a value too. Bytes come as an empty array, for JSON has no place for them.
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT
curl --silent --show-error --fail-with-body --max-time 9 --header 'Statement-Timeout: 8000' --get \
  --data-urlencode "query=SELECT * FROM $TABLE LIMIT $LIMIT" http://127.0.0.1:9000/exec >"$answer" </dev/null || {
  cat "$answer" >&2
  exit 1
}
grep -ao '"\([^"\\]\|\\.\)*"\|[][{}:,]\|[^][{}:,"]*' "$answer" | awk '
  function flush() { line = line (count ? "," : "{") name[++count] ":" value; value = "" }
  !depth && $0 == ":" { key = last; next }
  !inside && $0 == "[" && key == "\"dataset\"" { inside = 1; next }
  !inside { if (key == "\"name\"" && $0 != "," && $0 != "}") { name[++columns] = $0; key = "" } last = $0; next }
  $0 == "[" && ++depth == 1 { count = 0; line = ""; value = ""; next }
  $0 == "]" && !depth { exit }
  $0 == "]" && --depth == 0 { flush(); print line "}"; next }
  $0 == "," && depth < 2 { if (depth) flush(); next }
  { value = value $0 }'
