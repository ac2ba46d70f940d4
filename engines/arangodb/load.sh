# load.sh DATABASE: unpacks a dump and restores what is in it. An empty one would be restored without a word.
set -eu
dump=/var/lib/arangodb3/databerth
rm -rf "$dump"
mkdir "$dump"
tar -x -f - -C "$dump"
test -s "$dump/dump.json"
sh /etc/databerth/admin.sh arangorestore --server.database "$1" --create-database false --include-system-collections true --input-directory "$dump"
rm -rf "$dump"
