# Makes the administrator, or gives it today's password, and becomes the server.
# A server of its own does the first: it sees the users and none of the data, so it is up at once however much there is, and
# nobody else reaches it. It asks for no password, because the volume may hold an older one (after a restore).
set -eu
umask 077
server=
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap '[ -z "$server" ] || kill "$server"; exit 143' TERM

INFLUXDB_DATA_DIR=$work/data INFLUXDB_DATA_WAL_DIR=$work/wal INFLUXDB_BIND_ADDRESS=127.0.0.1:0 \
  INFLUXDB_HTTP_BIND_ADDRESS=127.0.0.1:0 INFLUXDB_HTTP_BIND_SOCKET=$work/socket \
  INFLUXDB_HTTP_HTTPS_ENABLED=false INFLUXDB_HTTP_AUTH_ENABLED=false \
  INFLUXDB_RETENTION_ENABLED=false INFLUXDB_CONTINUOUS_QUERIES_ENABLED=false INFLUXDB_SHARD_PRECREATION_ENABLED=false \
  influxd -config /etc/databerth/influxdb.conf >"$work/log" 2>&1 &
server=$!

fail() {
  cat "$work/log" >&2
  echo "start: $*" >&2
  exit 1
}

ask() {
  curl --silent --show-error --fail --unix-socket "$work/socket" --form q=@- http://localhost/query
}

until curl --silent --fail --unix-socket "$work/socket" http://localhost/ping; do
  kill -0 "$server" || fail 'the server that sets the administrator did not come up'
  sleep 0.1
done
ask >"$work/answer" <<'END'
CREATE USER "databerth" WITH PASSWORD '${admin.password}' WITH ALL PRIVILEGES
END
if grep -q '"error":"user already exists"' "$work/answer"; then
  ask >"$work/answer" <<'END'
SET PASSWORD FOR "databerth" = '${admin.password}'; GRANT ALL PRIVILEGES TO "databerth"
END
fi
if grep '"error"' "$work/answer" >&2; then fail 'the administrator could not be set'; fi
kill "$server"
wait "$server" || fail 'the server that set the administrator did not stop'
rm -rf "$work"

# What the owner chose: data.max-values-per-tag is INFLUXDB_DATA_MAX_VALUES_PER_TAG.
while IFS='=' read -r name value; do
  export "INFLUXDB_$(printf '%s' "$name" | tr a-z.- A-Z__)=$value"
done </etc/databerth/parameters
exec influxd -config /etc/databerth/influxdb.conf
