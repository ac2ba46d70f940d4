#!/bin/sh
# Makes the data directory at the first start and becomes the server. The contract (variables, order of steps) is that of
# docker.io/library/mariadb: MARIADB_ROOT_PASSWORD, MARIADB_ROOT_HOST, MARIADB_DATABASE, MARIADB_USER, MARIADB_PASSWORD,
# MARIADB_RANDOM_ROOT_PASSWORD, MARIADB_ALLOW_EMPTY_ROOT_PASSWORD, each also with MYSQL_ in front and as _FILE,
# MARIADB_INITDB_SKIP_TZINFO, /docker-entrypoint-initdb.d.
set -eu

# from_environment NAME DEFAULT: $NAME becomes what MARIADB_NAME, MYSQL_NAME or one of their _FILE variables say.
from_environment() {
  for prefix in MARIADB MYSQL; do
    eval "value=\${${prefix}_$1:-} file=\${${prefix}_$1_FILE:-}"
    if [ -n "$file" ]; then
      [ -z "$value" ] || { echo "${prefix}_$1 and ${prefix}_$1_FILE are both set: give one of them" >&2; exit 1; }
      value=$(cat "$file")
    fi
    [ -z "$value" ] || break
  done
  eval "$1=\${value:-\$2}"
}

# option NAME DEFAULT ARGUMENTS: what the last of the configuration files and arguments says.
option() {
  name=$1 default=$2
  shift 2
  value=$({ my_print_defaults mysqld server mariadb mariadbd; printf '%s\n' "$@"; } | sed -n "s/^--$name=//p" | tail -n 1)
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
  mariadb "--defaults-file=$secret" --protocol=socket "--socket=$socket" --user=root "$@"
}

accounts() {
  echo "DELETE FROM mysql.global_priv WHERE User='' OR (User='root' AND Host <> 'localhost');"
  echo "FLUSH PRIVILEGES;"
  if [ -n "$ROOT_HOST" ] && [ "$ROOT_HOST" != localhost ]; then
    echo "CREATE USER 'root'@$(literal "$ROOT_HOST") IDENTIFIED BY $(literal "$ROOT_PASSWORD");"
    echo "GRANT ALL ON *.* TO 'root'@$(literal "$ROOT_HOST") WITH GRANT OPTION;"
  fi
  if [ -n "$DATABASE" ]; then
    echo "CREATE DATABASE IF NOT EXISTS $(identifier "$DATABASE");"
  fi
  if [ -n "$USER" ] && [ -n "$PASSWORD" ]; then
    echo "CREATE USER $(literal "$USER")@'%' IDENTIFIED BY $(literal "$PASSWORD");"
    if [ -n "$DATABASE" ]; then
      echo "GRANT ALL ON $(identifier "$DATABASE" | sed 's/_/\\_/g').* TO $(literal "$USER")@'%';"
    fi
  fi
  echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $(literal "$ROOT_PASSWORD");"
}

run_init_files() {
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) as_root ${DATABASE:+"--database=$DATABASE"} <"$file" ;;
      *.sql.gz) gunzip -c "$file" | as_root ${DATABASE:+"--database=$DATABASE"} ;;
      *.sql.zst) zstd -dc "$file" | as_root ${DATABASE:+"--database=$DATABASE"} ;;
    esac
  done
}

# $1 is where the data is made, the rest is the server's command.
make_data() {
  making=$1
  shift
  from_environment ROOT_PASSWORD ''
  from_environment ROOT_HOST '%'
  from_environment DATABASE ''
  from_environment USER ''
  from_environment PASSWORD ''
  from_environment ALLOW_EMPTY_ROOT_PASSWORD ''
  from_environment RANDOM_ROOT_PASSWORD ''
  from_environment INITDB_SKIP_TZINFO ''
  if [ -n "$RANDOM_ROOT_PASSWORD" ]; then
    ROOT_PASSWORD=$(head -c 24 /dev/urandom | base64)
    echo "GENERATED ROOT PASSWORD: $ROOT_PASSWORD"
  fi
  [ -n "$ROOT_PASSWORD$ALLOW_EMPTY_ROOT_PASSWORD" ] || {
    echo 'No root password: set MARIADB_ROOT_PASSWORD_FILE, MARIADB_ROOT_PASSWORD or MARIADB_RANDOM_ROOT_PASSWORD' >&2
    exit 1
  }
  mariadb-install-db "--datadir=$making" --rpm --auth-root-authentication-method=normal --skip-test-db \
    --cross-bootstrap >/dev/null
  secret=$(mktemp)
  trap 'rm -f "$secret"' EXIT
  # Only the socket, so that nobody mistakes this start for the real one.
  "$@" "--datadir=$making" "--socket=$socket" --skip-networking --wsrep-on=OFF &
  server=$!
  tries=0
  until as_root --execute 'SELECT 1' >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || { echo 'The server ended while its data was made' >&2; exit 1; }
    tries=$((tries + 1))
    [ "$tries" -lt 600 ] || { echo 'The server does not answer while its data is made' >&2; exit 1; }
    sleep 0.1
  done
  if [ -z "$INITDB_SKIP_TZINFO" ]; then
    mariadb-tzinfo-to-sql --skip-write-binlog /usr/share/zoneinfo 2>/dev/null | as_root --database=mysql
  fi
  accounts | as_root --database=mysql
  printf '[client]\npassword="%s"\n' "$(printf '%s' "$ROOT_PASSWORD" | sed 's/[\\"]/\\&/g')" >"$secret"
  export MARIADB_DATABASE="$DATABASE" MARIADB_USER="$USER"
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
  '' | -*) set -- mariadbd "$@" ;;
  mysqld) shift; set -- mariadbd "$@" ;;
esac

if [ "$1" = mariadbd ]; then
  data=$(option datadir /var/lib/mysql "$@")
  socket=$(option socket /run/mysqld/mysqld.sock "$@")
  mkdir -p "$data"
  if [ "$(id -u)" = 0 ]; then
    find "$data" ! -user mysql -exec chown mysql:mysql '{}' +
    exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
  fi
  # Not with ||, which would switch off `set -e` inside.
  if ! [ -d "$data/mysql" ]; then
    first_start "$@"
    echo 'MariaDB init process done. Ready for start up.'
  fi
  unset MARIADB_ROOT_PASSWORD MARIADB_PASSWORD MYSQL_ROOT_PASSWORD MYSQL_PASSWORD
fi
exec "$@"
