# Does what standard input says, and gives the user its further keyspaces: a server that was restored knows nobody's rights.
# Names of keyspaces have letters, digits and _, those of users as well.
set -eu
keyspaces=$(cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=60 --execute \
  'SELECT JSON keyspace_name FROM system_schema.keyspaces')
{
  cat
  printf '%s\n' "$keyspaces" | awk -F'"' -v user="$1" '
    $2 == "keyspace_name" && $4 !~ /^system(_|$)/ { printf "GRANT ALL PERMISSIONS ON KEYSPACE \"%s\" TO \"%s\";\n", $4, user }'
} | cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=60 --file=/dev/stdin
