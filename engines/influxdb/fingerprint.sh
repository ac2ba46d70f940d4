# What the database holds, one JSON array ["kind","name","value"] a line: retention policies, continuous queries, and of each
# field of each measurement, apart by retention policy and type, a digest of all values with their times and tags. A field
# without values is left out: whether InfluxDB still knows its name is not content.
# Answers are JSON: every name is between quotes, on one line, and only needs its escapes changed to be InfluxQL.
set -eu
export LC_ALL=C
database=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
error='^{\("results":\[{"statement_id":0,\)\{0,1\}"error"'

ask() {
  curl --silent --show-error --fail --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
    --data "db=$database" --data epoch=ns --data-urlencode "q=$1" --data "chunked=$2" http://localhost/query
}

fail() {
  echo "fingerprint: $*" >&2
  exit 1
}

# show QUERY FILE: the strings in the rows of the answer, a line each.
show() {
  ask "$1" false >"$work/answer"
  if grep "$error" "$work/answer" >&2; then fail "$1"; fi
  values "$work/answer" >"$2"
}

# The strings behind the word "values" in a file, a line each.
values() {
  { grep -ao '"\([^"\\]\|\\.\)*"' "$1" || true; } | sed '1,/^"values"$/d'
}

# A digest of the whole answer, which may be long.
digest() {
  { ask "$1" true || echo failed >"$work/failed"; } | sed "/$error/w $work/error" | sha256sum | cut -c 1-64
  if [ -e "$work/failed" ] || [ -s "$work/error" ]; then
    cat "$work/error" >&2
    fail "$1"
  fi
}

# From a JSON string to InfluxQL between double quotes. \001 is in no JSON text.
identifier() {
  printf '%s\n' "$1" | sed 's/\\\\/\x01/g; s/\\u003c/</g; s/\\u003e/>/g; s/\\u0026/\&/g; s/\\t/\t/g; s/\x01/\\\\/g'
}

# Any text of JSON strings as the inside of one.
escaped() {
  printf '%s' "$1" | sed 's/[\\"]/\\&/g'
}

ask "SHOW RETENTION POLICIES ON \"$database\"" false >"$work/answer"
if grep "$error" "$work/answer" >&2; then fail 'retention policies'; fi
printf '["retention_policies","","%s"]\n' "$(sed 's/[\\"]/\\&/g' "$work/answer")"

sh /etc/databerth/continuous-queries.sh "$database" >"$work/answer"
values "$work/answer" >"$work/continuous"
while IFS= read -r name && IFS= read -r query; do
  printf '["continuous_query",%s,%s]\n' "$name" "$query"
done <"$work/continuous"

nothing=$(printf '{"results":[{"statement_id":0}]}\n' | sha256sum | cut -c 1-64)
show "SHOW RETENTION POLICIES ON \"$database\"" "$work/policies"
sed -n 'p; n; n' "$work/policies" | sort >"$work/policy"
show 'SHOW MEASUREMENTS' "$work/measurements"
while IFS= read -r measurement; do
  m=$(identifier "$measurement")
  show "SHOW FIELD KEYS FROM $m" "$work/fields"
  while IFS= read -r field && IFS= read -r type; do
    type=$(printf '%s' "$type" | tr -d '"')
    f=$(identifier "$field")
    while IFS= read -r policy; do
      values=$(digest "SELECT $f::$type FROM $(identifier "$policy").$m GROUP BY *")
      [ "$values" = "$nothing" ] ||
        printf '["values","%s","%s"]\n' "$(escaped "$policy.$measurement.$field::$type")" "$values"
    done <"$work/policy"
  done <"$work/fields"
done <"$work/measurements"
