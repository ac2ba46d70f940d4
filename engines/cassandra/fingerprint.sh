# fingerprint.sh <keyspace>: its structure as the server keeps it, and for each table a hash over all rows in their own order.
# Names of keyspaces and tables hold only letters, digits and '_'; anything else is in JSON, where a row is one line.
set -eu
export LC_ALL=C
keyspace=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ask() {
  cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=600 --file="$1"
}

for part in keyspaces tables columns types functions aggregates triggers views indexes; do
  echo "SELECT JSON * FROM system_schema.$part WHERE keyspace_name = '$keyspace';"
done >"$work/structure.cql"
ask "$work/structure.cql" >"$work/structure"
echo "SELECT JSON table_name FROM system_schema.tables WHERE keyspace_name = '$keyspace';" >"$work/names.cql"
ask "$work/names.cql" >"$work/names"
sed -n 's/^ *{"table_name": "\(.*\)"}$/\1/p' "$work/names" >"$work/tables"
sed "s/.*/SELECT JSON * FROM \"$keyspace\".\"&\";/" "$work/tables" >"$work/rows.cql"

{
  ask "$work/rows.cql"
  echo complete
} | awk -v tables="$work/tables" '
  function next_table() {
    if ((getline name < tables) <= 0) name = ""
  }
  BEGIN { next_table() }
  /^ *[{]/ {
    if (!rows++) {
      printf "[\"rows\",\"%s\",\"", name
      fflush()
    }
    sub(/^ */, "")
    print | "sha256sum"
  }
  /^\([0-9]+ rows?\)$/ {
    if (rows) close("sha256sum")
    else printf "[\"rows\",\"%s\",\"none  -\n", name
    fflush()
    rows = 0
    next_table()
  }
  $0 == "complete" { complete = 1 }
  END { if (!complete || name != "") exit 1 }' >"$work/rows"

echo '["keyspace","content","read"]'
sed 's/  -$/"]/' "$work/rows"
sed -n '/^ *{/{s/^ *//;s/[\\"]/\\&/g;s/.*/["structure","&",""]/;p;}' "$work/structure" | sort
