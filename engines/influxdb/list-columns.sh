# The tags and the fields of a measurement. In JSON a quote inside of a string has a backslash: what stands between bare quotes
# is a string as a whole, and goes on as it is.
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

ask() {
  curl --silent --show-error --fail --max-time 6 --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
    --data-urlencode "db=$DATABASE" --data-urlencode "q=$1 FROM $TABLE" http://localhost/query >"$answer" </dev/null
  if grep -q '^{"results":\[{"statement_id":0,"error"' "$answer"; then
    cat "$answer" >&2
    exit 1
  fi
  sed 's/^.*"columns":\[[^]]*\],"values":\[//' "$answer" | { grep -ao '\["\([^"\\]\|\\.\)*"\(,"[a-z]*"\)\{0,1\}\]' || true; }
}

ask 'SHOW TAG KEYS' | sed 's/^\[\(".*"\)\]$/{"name":\1,"type":"string","key":"tag"}/'
ask 'SHOW FIELD KEYS' | sed 's/^\[\(".*"\),\("[a-z]*"\)\]$/{"name":\1,"type":\2,"key":"field"}/'
