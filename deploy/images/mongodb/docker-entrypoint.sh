#!/bin/sh
# Prepares an empty data path and becomes the server. The contract (variables, order of steps) is that of
# docker.io/library/mongo: MONGO_INITDB_ROOT_USERNAME, MONGO_INITDB_ROOT_PASSWORD, each also as _FILE, MONGO_INITDB_DATABASE,
# /docker-entrypoint-initdb.d. Without a root user and without files there, nothing is prepared.
set -eu

# from_file NAME: $NAME becomes the content of the file $NAME_FILE.
from_file() {
  eval "value=\${$1:-} file=\${${1}_FILE:-}"
  if [ -n "$file" ]; then
    [ -z "$value" ] || { echo "$1 and ${1}_FILE are both set: give one of them" >&2; exit 1; }
    value=$(cat "$file")
  fi
  eval "$1=\$value"
}

# The server that prepares: what the arguments say of storage, but only on this machine, without users and certificates.
start_preparing() {
  skip=''
  set -- "$@" --end
  while [ "$1" != --end ]; do
    argument=$1
    shift
    if [ -n "$skip" ]; then
      skip=''
      continue
    fi
    case $argument in
      --auth | --noauth | --bind_ip_all | --fork | --tlsAllow*) ;;
      --bind_ip | --port | --keyFile | --replSet | --tls* | --logpath | --pidfilepath) skip=1 ;;
      --bind_ip=* | --port=* | --keyFile=* | --replSet=* | --logpath=* | --pidfilepath=*) ;;
      --config | -f)
        awk '/^[^ \t#]/ { keep = !/^(net|security|replication|systemLog|processManagement):/ } keep' "$1" >"$work/mongod.conf"
        shift
        set -- "$@" --config "$work/mongod.conf"
        ;;
      *) set -- "$@" "$argument" ;;
    esac
  done
  shift
  "$@" --bind_ip 127.0.0.1 --port 27017 --fork --logpath "$work/log" --pidfilepath "$work/pid" >/dev/null ||
    { cat "$work/log" >&2; exit 1; }
}

shell() {
  mongosh --quiet --norc --host 127.0.0.1 --port 27017 "$@"
}

prepare() {
  work=$(mktemp -d)
  : >"$data/.preparing"
  start_preparing "$@"
  if [ -n "$MONGO_INITDB_ROOT_USERNAME" ]; then
    shell --file /dev/stdin admin <<'EOF'
db.createUser({user: process.env.MONGO_INITDB_ROOT_USERNAME, pwd: process.env.MONGO_INITDB_ROOT_PASSWORD,
  roles: [{role: 'root', db: 'admin'}]});
EOF
  fi
  export MONGO_INITDB_DATABASE="${MONGO_INITDB_DATABASE:-test}"
  for file in /docker-entrypoint-initdb.d/*; do
    case $file in
      *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
      *.js) shell --file "$file" "$MONGO_INITDB_DATABASE" ;;
    esac
  done
  pid=$(cat "$work/pid")
  kill -TERM "$pid"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  rm -rf "$work" "$data/.preparing"
  echo 'MongoDB init process complete; ready for start up.'
}

case ${1:-} in
  '' | -*) set -- mongod "$@" ;;
esac

if [ "$1" = mongod ]; then
  data=/data/db
  if [ "$(id -u)" = 0 ]; then
    find "$data" /data/configdb ! -user mongodb -exec chown mongodb:mongodb '{}' +
    exec setpriv --reuid=mongodb --regid=mongodb --init-groups "$0" "$@"
  fi
  from_file MONGO_INITDB_ROOT_USERNAME
  from_file MONGO_INITDB_ROOT_PASSWORD
  if [ -n "$MONGO_INITDB_ROOT_USERNAME" ] && [ -n "$MONGO_INITDB_ROOT_PASSWORD" ]; then
    set -- "$@" --auth
  elif [ -n "$MONGO_INITDB_ROOT_USERNAME$MONGO_INITDB_ROOT_PASSWORD" ]; then
    echo 'MONGO_INITDB_ROOT_USERNAME and MONGO_INITDB_ROOT_PASSWORD belong together: give both or none' >&2
    exit 1
  fi
  # A start that was killed while it prepared is begun again.
  if [ -e "$data/.preparing" ]; then
    find "$data" -mindepth 1 ! -name .preparing -delete
  fi
  if ! [ -e "$data/WiredTiger" ] && { [ -n "$MONGO_INITDB_ROOT_USERNAME" ] || [ -n "$(ls -A /docker-entrypoint-initdb.d)" ]; }; then
    export MONGO_INITDB_ROOT_USERNAME MONGO_INITDB_ROOT_PASSWORD
    (prepare "$@")
  fi
  unset MONGO_INITDB_ROOT_USERNAME MONGO_INITDB_ROOT_PASSWORD
  case " $* " in
    *' --bind_ip'* | *' --config '* | *' -f '*) ;;
    *) set -- "$@" --bind_ip_all ;;
  esac
fi
exec "$@"
