# dump.sh KEYSPACE: gathers a snapshot with the definitions into one directory: definitions.cql, and a directory for each table with
# its files. The files are links to those of the server, which never change one.
set -eu
keyspace=$1
work=/var/lib/databerth
rm -rf "$work/backup"
mkdir "$work/backup"
nodetool clearsnapshot -t databerth -- "$keyspace"
cqlsh "$work/cql.m" --execute="DESCRIBE KEYSPACE \"$keyspace\"" > "$work/backup/definitions.cql"
printf '%s\n' "$keyspace" > "$work/backup/keyspace"
nodetool snapshot -t databerth -- "$keyspace"
for snapshot in "$work/data/$keyspace"/*/snapshots/databerth; do
  table=$(basename "$(dirname "$(dirname "$snapshot")")")
  # The directory's name is the table's and, after the last dash, its number.
  mkdir "$work/backup/$${table%-*}"
  cp --link "$snapshot"/* "$work/backup/$${table%-*}/"
done
