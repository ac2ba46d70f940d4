#!/bin/sh
# Makes the first user and database and becomes the server. The contract is that of
# docker.io/clickhouse/clickhouse-server: CLICKHOUSE_DB, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD (also as _FILE),
# CLICKHOUSE_CONFIG, /docker-entrypoint-initdb.d; arguments that are no options are a command of their own.
set -eu

data=/var/lib/clickhouse
config=${CLICKHOUSE_CONFIG:-/etc/clickhouse-server/config.xml}

case ${1:-} in
  '' | --*) ;;
  *) exec "$@" ;;
esac

if [ "$(id -u)" = 0 ]; then
  find "$data" /var/log/clickhouse-server /etc/clickhouse-server ! -user clickhouse -exec chown clickhouse:clickhouse '{}' +
  exec setpriv --reuid=clickhouse --regid=clickhouse --init-groups "$0" "$@"
fi

xml() {
  printf '%s' "$1" | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g'
}

# Without a name and a password, the user `default` stays for this machine only.
make_user() {
  if [ -n "${CLICKHOUSE_PASSWORD_FILE:-}" ]; then CLICKHOUSE_PASSWORD=$(cat "$CLICKHOUSE_PASSWORD_FILE"); fi
  name=${CLICKHOUSE_USER:-default}
  if [ "$name" = default ] && [ -z "${CLICKHOUSE_PASSWORD:-}" ]; then
    echo '<yandex><users><default><networks replace="replace"><ip>::1</ip><ip>127.0.0.1</ip></networks></default></users></yandex>'
    return
  fi
  hash=$(printf '%s' "${CLICKHOUSE_PASSWORD:-}" | sha256sum | cut -d' ' -f1)
  echo '<yandex><users>'
  if [ "$name" != default ]; then echo '<default remove="remove"/>'; fi
  printf '<%s replace="replace"><password_sha256_hex>%s</password_sha256_hex><networks><ip>::/0</ip></networks>' "$(xml "$name")" "$hash"
  printf '<profile>default</profile><quota>default</quota></%s>\n</users></yandex>\n' "$(xml "$name")"
}

client() {
  printf '<config><host>127.0.0.1</host><user>%s</user><password>%s</password></config>' \
    "$(xml "${CLICKHOUSE_USER:-default}")" "$(xml "${CLICKHOUSE_PASSWORD:-}")" >"$secret"
  clickhouse-client "--config-file=$secret" --multiquery "$@"
}

run_init_files() {
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) client <"$file" ;;
      *.sql.gz) gunzip -c "$file" | client ;;
    esac
  done
}

# Only this machine reaches the server while the database is made.
first_start() {
  secret=$(mktemp)
  trap 'rm -f "$secret"' EXIT
  clickhouse-server "--config-file=$config" -- --listen_host=127.0.0.1 &
  server=$!
  tries=0
  until client --query 'SELECT 1' >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || { echo 'The server ended while its database was made' >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { echo 'The server does not answer while its database is made' >&2; exit 1; }
    sleep 0.1
  done
  if [ -n "${CLICKHOUSE_DB:-}" ]; then
    client --query "CREATE DATABASE IF NOT EXISTS \`$(printf '%s' "$CLICKHOUSE_DB" | sed 's/[\\`]/\\&/g')\`"
  fi
  run_init_files
  kill -TERM "$server"
  wait "$server" || true
  rm -f "$secret"
  trap - EXIT
}

umask 0077
make_user >/etc/clickhouse-server/users.d/default-user.xml
if ! [ -e "$data/.made" ] && { [ -n "${CLICKHOUSE_DB:-}" ] || [ -n "$(ls -A /docker-entrypoint-initdb.d)" ]; }; then
  (first_start)
fi
: >"$data/.made"
unset CLICKHOUSE_PASSWORD
exec clickhouse-server "--config-file=$config" "$@"
