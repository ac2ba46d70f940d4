# load.sh TARGET USER: unpacks a backup and restores the one database in it under the name of the empty one that it replaces, as the
# user, so that everything in it belongs to the user.
set -eu
backup=/cockroach/cockroach-data/extern/databerth
target=$1
user=$2
sql() {
  cockroach sql --certs-dir=/tmp/databerth-certificates --host="localhost:${port}" --format=tsv "$@"
}
rm -rf "$backup"
mkdir "$backup"
tar --extract --file=- --directory="$backup"
found=$(sql --execute="SELECT object_name FROM [SHOW BACKUP FROM LATEST IN 'nodelocal://1/databerth'] WHERE object_type = 'database'")
source=$(printf '%s\n' "$found" | tail -n +2)
case $source in
'' | *[!a-z0-9_]*)
  echo "the backup holds no database, or one with a name that is not ours" >&2
  exit 1
  ;;
esac
sql <<END
DROP DATABASE "$target" CASCADE;
GRANT SYSTEM RESTORE, EXTERNALIOIMPLICITACCESS TO "$user";
SET ROLE "$user";
RESTORE DATABASE "$source" FROM LATEST IN 'nodelocal://1/databerth' WITH new_db_name = '$target';
RESET ROLE;
REVOKE SYSTEM RESTORE, EXTERNALIOIMPLICITACCESS FROM "$user";
END
rm -rf "$backup"
mkdir "$backup"
