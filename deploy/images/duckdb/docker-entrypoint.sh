#!/bin/sh
# `keep` makes the database at the first start and waits; anything else is run as it is. DUCKDB_DATABASE names the file.
set -eu
if [ "${1:-keep}" = keep ]; then
  file=${DUCKDB_DATABASE:-/data/database.duckdb}
  # Made beside and moved in place: a start that was killed halfway leaves nothing that looks like a database.
  if ! [ -e "$file" ]; then
    rm -f "$file.making" "$file.making.wal"
    duckdb -no-init -batch -bail "$file.making" -c CHECKPOINT >/dev/null
    mv "$file.making" "$file"
  fi
  set -- sleep infinity
fi
exec "$@"
