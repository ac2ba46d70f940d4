# fingerprint.sh KEYSPACE: one line an item: ["kind","name","value"]. Rows come in the order of their keys' hashes, which is the same
# everywhere; names of tables are letters, digits and '_'.
set -eu
keyspace=$1
socket=/var/lib/databerth/cql.m
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkfifo "$work/pipe"

# The digest of what a statement prints, and only if it came to its end.
digest() {
  sha256sum < "$work/pipe" > "$work/sum" &
  cqlsh "$socket" --no-color --request-timeout=3600 --execute="$1" > "$work/pipe"
  wait "$!"
  cut -c 1-64 "$work/sum"
}

cqlsh "$socket" --no-color --execute="DESCRIBE KEYSPACE \"$keyspace\"" > "$work/definitions"
printf '["definitions","all","%s"]\n' "$(sort "$work/definitions" | sha256sum | cut -c 1-64)"
cqlsh "$socket" --no-color --execute="SELECT table_name FROM system_schema.tables WHERE keyspace_name = '$keyspace'" > "$work/tables"
sed -n 's/^ *\([A-Za-z0-9_]\{1,\}\) *$/\1/p' "$work/tables" | grep -v '^table_name$' | sort > "$work/names" || true
while read -r table; do
  rows=$(digest "PAGING OFF; SELECT JSON * FROM \"$keyspace\".\"$table\"")
  printf '["rows","%s","%s"]\n' "$table" "$rows"
done < "$work/names"
