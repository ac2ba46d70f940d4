#!/bin/sh
# Makes the administrator, the database and the users at the first start and becomes the server. The contract (variables,
# order of steps) is that of docker.io/library/influxdb:1.8: INFLUXDB_DB, INFLUXDB_HTTP_AUTH_ENABLED, INFLUXDB_ADMIN_USER,
# INFLUXDB_USER, INFLUXDB_READ_USER, INFLUXDB_WRITE_USER, each user with a _PASSWORD, /docker-entrypoint-initdb.d, and
# INFLUXDB_<SECTION>_<SETTING>, which the server reads itself. In addition every password can come from a _PASSWORD_FILE.
set -eu

meta=${INFLUXDB_META_DIR:-/var/lib/influxdb/meta}
config=${INFLUXDB_CONFIG_PATH:-/etc/influxdb/influxdb.conf}

fail() {
  echo "$*" >&2
  exit 1
}

# password_of NAME: prints the password of INFLUXDB_NAME, if need be a new one, which then is told.
password_of() {
  eval "value=\${INFLUXDB_${1}_PASSWORD:-} file=\${INFLUXDB_${1}_PASSWORD_FILE:-}"
  [ -z "$file" ] || value=$(cat "$file")
  if [ -z "$value" ]; then
    value=$(tr -dc _A-Za-z0-9- </dev/urandom | head -c 32)
    echo "INFLUXDB_${1}_PASSWORD:$value" >&2
  fi
  printf '%s' "$value" | sed "s/[\\\\']/\\\\&/g"
}

# Queries come by standard input, so that no password is an argument.
query() {
  influx -host 127.0.0.1 -port 8086
}

make_user() {
  eval "name=\${INFLUXDB_$1:-}"
  [ -n "$name" ] || return 0
  secret=$(password_of "$1")
  printf "CREATE USER \"%s\" WITH PASSWORD '%s'\n" "$name" "$secret" | query
  if [ -n "${INFLUXDB_DB:-}" ]; then
    printf 'GRANT %s ON "%s" TO "%s"\n' "$2" "$INFLUXDB_DB" "$name" | query
  fi
}

auth_enabled() {
  case ${INFLUXDB_HTTP_AUTH_ENABLED:-} in
    '') grep -iqE '^[[:space:]]*auth-enabled[[:space:]]*=[[:space:]]*true' "$config" ;;
    [Tt][Rr][Uu][Ee]) ;;
    *) false ;;
  esac
}

run_init_files() {
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) . "$file" ;;
      *.iql) query <"$file" ;;
    esac
  done
}

# On a server that listens to this container only and asks nobody for a password.
first_start() {
  INFLUXDB_HTTP_BIND_ADDRESS=127.0.0.1:8086 INFLUXDB_HTTP_HTTPS_ENABLED=false INFLUXDB_HTTP_AUTH_ENABLED=false influxd "$@" &
  server=$!
  until curl --silent --fail --output /dev/null http://127.0.0.1:8086/ping; do
    kill -0 "$server" || fail 'The server for the first start did not come up'
    sleep 0.1
  done
  if [ -n "${INFLUXDB_DB:-}" ]; then
    printf 'CREATE DATABASE "%s" %s\n' "$INFLUXDB_DB" "${INFLUXDB_DB_RETENTION_POLICY:-}" | query
  fi
  if auth_enabled && [ -n "${INFLUXDB_ADMIN_USER:-}" ]; then
    secret=$(password_of ADMIN)
    printf "CREATE USER \"%s\" WITH PASSWORD '%s' WITH ALL PRIVILEGES\n" "$INFLUXDB_ADMIN_USER" "$secret" | query
    make_user USER ALL
    make_user WRITE_USER WRITE
    make_user READ_USER READ
  fi
  run_init_files
  kill -TERM "$server"
  wait "$server" || fail 'The server for the first start did not stop'
}

wanted() {
  [ -n "${INFLUXDB_DB:-}" ] || [ -n "$(ls -A /docker-entrypoint-initdb.d)" ] ||
    { auth_enabled && [ -n "${INFLUXDB_ADMIN_USER:-}" ]; }
}

case ${1:-} in
  '' | -*) set -- influxd "$@" ;;
esac

# In the official image a user of the variables' choice; here the one of the package.
if [ "$(id -u)" = 0 ]; then
  find /var/lib/influxdb ! -user influxdb -exec chown influxdb:influxdb '{}' +
  exec setpriv --reuid=influxdb --regid=influxdb --init-groups "$0" "$@"
fi
if [ "$1" = influxd ]; then
  shift
  if ! [ -d "$meta" ] && wanted; then first_start "$@"; fi
  unset INFLUXDB_ADMIN_PASSWORD INFLUXDB_USER_PASSWORD INFLUXDB_READ_USER_PASSWORD INFLUXDB_WRITE_USER_PASSWORD
  set -- influxd "$@"
fi
exec "$@"
