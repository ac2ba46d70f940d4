# Becomes the server. What its owner chose goes to it by the variables that it reads: cairo.commit.mode is QDB_CAIRO_COMMIT_MODE.
set -eu
while IFS='=' read -r name value; do
  export "QDB_$(printf '%s' "$name" | tr a-z. A-Z_)=$value"
done </etc/databerth/parameters
exec /docker-entrypoint.sh
