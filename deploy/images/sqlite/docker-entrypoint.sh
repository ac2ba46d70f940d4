#!/bin/sh
# `keep` makes the database at the first start and waits; anything else is run as it is. SQLITE_DATABASE names the file.
set -eu
if [ "${1:-keep}" = keep ]; then
  file=${SQLITE_DATABASE:-/data/database.db}
  # Empty is what a start leaves that was killed halfway. In WAL mode nobody who reads waits for one who writes.
  [ -s "$file" ] || sqlite3 -batch -bail "$file" 'PRAGMA journal_mode = WAL; VACUUM;' >/dev/null
  set -- sleep infinity
fi
exec "$@"
