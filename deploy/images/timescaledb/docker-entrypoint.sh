#!/bin/sh
# Makes the cluster at the first start and becomes the server. The contract (variables, order of steps) is that of
# docker.io/library/postgres: POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_DB, POSTGRES_INITDB_ARGS, each also as _FILE,
# POSTGRES_HOST_AUTH_METHOD, PGDATA, /docker-entrypoint-initdb.d.
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

sql() {
  psql --no-psqlrc --no-password --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

run_init_files() {
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.sql) sql --dbname "$POSTGRES_DB" --file "$file" ;;
      *.sql.gz) gunzip -c "$file" | sql --dbname "$POSTGRES_DB" ;;
    esac
  done
}

# The password goes to initdb through a file of ours that is gone before the server starts; a variable of this
# process would be inherited by it.
make_cluster() {
  from_file POSTGRES_PASSWORD ''
  from_file POSTGRES_USER postgres
  from_file POSTGRES_DB "$POSTGRES_USER"
  from_file POSTGRES_INITDB_ARGS ''
  method=${POSTGRES_HOST_AUTH_METHOD:-}
  [ -n "$POSTGRES_PASSWORD" ] || [ "$method" = trust ] || {
    echo 'No superuser password: set POSTGRES_PASSWORD_FILE or POSTGRES_PASSWORD' >&2
    exit 1
  }
  secret=$(mktemp)
  trap 'rm -f "$secret"' EXIT
  set -- "--username=$POSTGRES_USER"
  if [ -n "$POSTGRES_PASSWORD" ]; then
    printf '%s\n' "$POSTGRES_PASSWORD" >"$secret"
    set -- "$@" "--pwfile=$secret"
  fi
  eval "initdb \"\$@\" $POSTGRES_INITDB_ARGS"
  rm -f "$secret"
  trap - EXIT
  printf '\nhost all all all %s\n' "${method:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
  if [ "$POSTGRES_DB" = postgres ] && [ -z "$(ls -A /docker-entrypoint-initdb.d)" ]; then return; fi
  # Only the socket, so that nobody mistakes this start for the real one.
  pg_ctl -D "$PGDATA" -o "-c listen_addresses='' -p 5432" -w start
  if [ "$POSTGRES_DB" != postgres ]; then
    echo 'CREATE DATABASE :"name";' | sql --dbname postgres -v name="$POSTGRES_DB"
  fi
  export POSTGRES_USER POSTGRES_DB
  run_init_files
  pg_ctl -D "$PGDATA" -m fast -w stop
}

# Where PGDATA is a folder below the volume, the cluster is made beside it and appears by a rename: a start that was
# killed halfway leaves nothing that looks like a cluster, and the next one begins again. A PGDATA that is itself the
# mount point cannot be renamed.
first_start() {
  if mountpoint -q "$PGDATA" || ! [ -w "$(dirname "$PGDATA")" ]; then
    (make_cluster)
    return
  fi
  rm -rf "$PGDATA.making"
  mkdir -m 0700 "$PGDATA.making"
  (PGDATA=$PGDATA.making make_cluster)
  rmdir "$PGDATA"
  mv -T "$PGDATA.making" "$PGDATA"
  sync "$(dirname "$PGDATA")"
}

case ${1:-} in
  '' | -*) set -- postgres "$@" ;;
esac

if [ "$1" = postgres ]; then
  mkdir -p "$PGDATA" 2>/dev/null || true
  if [ "$(id -u)" = 0 ]; then
    chmod 0700 "$PGDATA"
    find "$PGDATA" ! -user postgres -exec chown postgres:postgres '{}' +
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
  fi
  chmod 0700 "$PGDATA" 2>/dev/null || true
  # Not with ||, which would switch off `set -e` inside.
  if ! [ -s "$PGDATA/PG_VERSION" ]; then
    first_start
    echo 'PostgreSQL init process complete; ready for start up.'
  fi
  unset POSTGRES_PASSWORD
fi
exec "$@"
