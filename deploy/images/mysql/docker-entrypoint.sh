#!/bin/sh
# Makes the data directory at the first start and becomes the server. The contract (variables, order of steps) is that of
# docker.io/library/mysql: MYSQL_ROOT_PASSWORD, MYSQL_ROOT_HOST, MYSQL_DATABASE, MYSQL_USER, MYSQL_PASSWORD, each also as
# _FILE, MYSQL_RANDOM_ROOT_PASSWORD, MYSQL_ALLOW_EMPTY_PASSWORD, MYSQL_INITDB_SKIP_TZINFO, /docker-entrypoint-initdb.d.
set -eu

# from_file NAME DEFAULT: $NAME becomes the content of the file $NAME_FILE, or DEFAULT.
from_file() {
  eval "value=\${$1:-} file=\${${1}_FILE:-}"
  if [ -n "$file" ]; then
    [ -z "$value" ] || { echo "$1 and ${1}_FILE are both set: give one of them" >&2; exit 1; }
    value=$(cat "$file")
  fi
  eval "$1=\${value:-\$2}"
}

# option NAME DEFAULT ARGUMENTS: what the last of the configuration files and arguments says.
option() {
  name=$1 default=$2
  shift 2
  value=$({ my_print_defaults mysqld server; printf '%s\n' "$@"; } | sed -n "s/^--$name=//p" | tail -n 1)
  echo "${value:-$default}"
}

literal() {
  printf "'%s'" "$(printf '%s' "$1" | sed "s/[\\\\']/\\\\&/g")"
}

identifier() {
  printf '`%s`' "$(printf '%s' "$1" | sed 's/`/``/g')"
}

# The password of root travels in an option file that only this account can read.
as_root() {
  mysql "--defaults-file=$secret" --protocol=socket "--socket=$socket" --user=root --comments "$@"
}

accounts() {
  if [ -n "$MYSQL_ROOT_HOST" ] && [ "$MYSQL_ROOT_HOST" != localhost ]; then
    echo "CREATE USER 'root'@$(literal "$MYSQL_ROOT_HOST") IDENTIFIED BY $(literal "$MYSQL_ROOT_PASSWORD");"
    echo "GRANT ALL ON *.* TO 'root'@$(literal "$MYSQL_ROOT_HOST") WITH GRANT OPTION;"
  fi
  if [ -n "$MYSQL_DATABASE" ]; then
    echo "CREATE DATABASE IF NOT EXISTS $(identifier "$MYSQL_DATABASE");"
  fi
  if [ -n "$MYSQL_USER" ] && [ -n "$MYSQL_PASSWORD" ]; then
    echo "CREATE USER $(literal "$MYSQL_USER")@'%' IDENTIFIED BY $(literal "$MYSQL_PASSWORD");"
    if [ -n "$MYSQL_DATABASE" ]; then
      echo "GRANT ALL ON $(identifier "$MYSQL_DATABASE" | sed 's/_/\\_/g').* TO $(literal "$MYSQL_USER")@'%';"
    fi
  fi
  echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $(literal "$MYSQL_ROOT_PASSWORD");"
}

run_init_files() {
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) as_root ${MYSQL_DATABASE:+"--database=$MYSQL_DATABASE"} <"$file" ;;
      *.sql.gz) gunzip -c "$file" | as_root ${MYSQL_DATABASE:+"--database=$MYSQL_DATABASE"} ;;
      *.sql.zst) zstd -dc "$file" | as_root ${MYSQL_DATABASE:+"--database=$MYSQL_DATABASE"} ;;
    esac
  done
}

# $1 is where the data is made, the rest is the server's command.
make_data() {
  making=$1
  shift
  from_file MYSQL_ROOT_PASSWORD ''
  from_file MYSQL_ROOT_HOST '%'
  from_file MYSQL_DATABASE ''
  from_file MYSQL_USER ''
  from_file MYSQL_PASSWORD ''
  if [ -n "${MYSQL_RANDOM_ROOT_PASSWORD:-}" ]; then
    MYSQL_ROOT_PASSWORD=$(head -c 24 /dev/urandom | base64)
    echo "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
  fi
  [ -n "$MYSQL_ROOT_PASSWORD${MYSQL_ALLOW_EMPTY_PASSWORD:-}" ] || {
    echo 'No root password: set MYSQL_ROOT_PASSWORD_FILE, MYSQL_ROOT_PASSWORD or MYSQL_RANDOM_ROOT_PASSWORD' >&2
    exit 1
  }
  "$@" "--datadir=$making" --initialize-insecure
  secret=$(mktemp)
  trap 'rm -f "$secret"' EXIT
  # Only the socket, so that nobody mistakes this start for the real one. A clean stop makes it durable.
  "$@" "--datadir=$making" "--socket=$socket" --skip-networking --mysqlx=OFF --skip-log-bin \
    --innodb-flush-log-at-trx-commit=0 --innodb-doublewrite=OFF &
  server=$!
  tries=0
  until as_root --execute 'SELECT 1' >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || { echo 'The server ended while its data was made' >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { echo 'The server does not answer while its data is made' >&2; exit 1; }
    sleep 0.1
  done
  if [ -z "${MYSQL_INITDB_SKIP_TZINFO:-}" ]; then
    mysql_tzinfo_to_sql /usr/share/zoneinfo 2>/dev/null | as_root --database=mysql
  fi
  accounts | as_root --database=mysql
  printf '[client]\npassword="%s"\n' "$(printf '%s' "$MYSQL_ROOT_PASSWORD" | sed 's/[\\"]/\\&/g')" >"$secret"
  export MYSQL_DATABASE MYSQL_USER
  run_init_files
  kill -TERM "$server"
  wait "$server"
  rm -f "$secret"
  trap - EXIT
}

# Where the data is in a folder below the volume, it is made beside and appears by a rename: a start that was killed halfway
# leaves nothing that looks like a database, and the next one begins again. A mount point cannot be renamed.
first_start() {
  if mountpoint -q "$data" || ! [ -w "$(dirname "$data")" ]; then
    (make_data "$data" "$@")
    return
  fi
  rm -rf "$data.making"
  mkdir -m 0700 "$data.making"
  (make_data "$data.making" "$@")
  rmdir "$data"
  mv -T "$data.making" "$data"
  sync "$(dirname "$data")"
}

case ${1:-} in
  '' | -*) set -- mysqld "$@" ;;
esac

if [ "$1" = mysqld ]; then
  data=$(option datadir /var/lib/mysql "$@")
  socket=$(option socket /var/run/mysqld/mysqld.sock "$@")
  mkdir -p "$data"
  if [ "$(id -u)" = 0 ]; then
    find "$data" ! -user mysql -exec chown mysql:mysql '{}' +
    exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
  fi
  # Not with ||, which would switch off `set -e` inside.
  if ! [ -d "$data/mysql" ]; then
    first_start "$@"
    echo 'MySQL init process done. Ready for start up.'
  fi
  unset MYSQL_ROOT_PASSWORD MYSQL_PASSWORD
fi
exec "$@"
