# load.sh KEYSPACE: unpacks a backup, makes what its definitions say, and gives each table its files. Views and indexes have tables of
# their own, which the server fills again.
set -eu
keyspace=$1
work=/var/lib/databerth
rm -rf "$work/backup"
mkdir "$work/backup"
tar --extract --file=- --directory="$work/backup"
if [ "$(cat "$work/backup/keyspace")" != "$keyspace" ]; then
  echo "the backup is of a keyspace with another name, which its definitions hold throughout" >&2
  exit 1
fi
cqlsh "$work/cql.m" --execute="DROP KEYSPACE IF EXISTS \"$keyspace\""
cqlsh "$work/cql.m" --request-timeout=600 --file="$work/backup/definitions.cql"
tables=$(cqlsh "$work/cql.m" --no-color --execute="SELECT table_name FROM system_schema.tables WHERE keyspace_name = '$keyspace'" |
  sed -n 's/^ *\([A-Za-z0-9_]\{1,\}\) *$/\1/p' | grep -v '^table_name$') || tables=
for table in $tables; do
  for directory in "$work/data/$keyspace/$table"-*; do
    if [ -d "$work/backup/$table" ] && ls "$work/backup/$table"/*-Data.db > /dev/null 2>&1; then
      mkdir -p "$directory/upload"
      find "$work/backup/$table" -type f ! -name manifest.json ! -name schema.cql -exec mv {} "$directory/upload/" \;
      nodetool refresh -- "$keyspace" "$table"
      # What is not taken stays there.
      test -z "$(ls -A "$directory/upload")"
    fi
  done
done
rm -rf "$work/backup"
mkdir "$work/backup"
