#!/bin/sh
# Writes the settings, sets the first password and becomes the server. The contract (variables, order of steps) is that
# of docker.io/library/neo4j: NEO4J_AUTH, NEO4J_AUTH_PATH, NEO4J_PLUGINS with what is in the image, NEO4J_<setting> with
# '_' for '.' and '__' for '_', each also as _FILE, and settings in /conf.
set -eu

conf=$NEO4J_HOME/conf

fail() {
  echo "$*" >&2
  exit 1
}

# set_in FILE SETTING VALUE: in the place of what the file says of it.
set_in() {
  touch "$1"
  pattern=$(printf '%s' "$2" | sed 's/\./\\./g')
  sed -i "/^$pattern=/d" "$1"
  printf '%s=%s\n' "$2" "$3" >>"$1"
}

# As above, unless the file says something of it.
default_in() {
  grep -q "^$2=" "$1" || printf '\n%s=%s\n' "$2" "$3" >>"$1"
}

file_of() {
  case $1 in
    apoc.*) echo "$conf/apoc.conf" ;;
    *) echo "$conf/neo4j.conf" ;;
  esac
}

secrets_from_files() {
  for name in $(env | sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)_FILE=.*/\1/p'); do
    eval "file=\$${name}_FILE"
    [ -r "$file" ] || fail "The secret file '$file' does not exist or is not readable."
    value=$(cat "$file")
    eval "export $name=\$value"
  done
}

# The set that the image holds; nothing is fetched.
install_plugins() {
  case ${NEO4J_PLUGINS:-} in
    '') ;;
    '["apoc"]')
      cp "$NEO4J_HOME"/labs/apoc-*.jar "$NEO4J_HOME/plugins/"
      grep -q '^dbms.security.procedures.unrestricted=' "$conf/neo4j.conf" ||
        set_in "$conf/neo4j.conf" dbms.security.procedures.unrestricted 'apoc.*'
      ;;
    *) fail "NEO4J_PLUGINS: this image holds apoc and nothing else" ;;
  esac
}

settings_from_environment() {
  for name in $(env | sed -n 's/^\(NEO4J_[A-Za-z0-9_]*\)=.*/\1/p' | sort); do
    case $name in
      NEO4J_AUTH | NEO4J_AUTH_PATH | NEO4J_DEBUG | NEO4J_EDITION | NEO4J_HOME | NEO4J_PLUGINS | NEO4J_ACCEPT_LICENSE_AGREEMENT | *_FILE) continue ;;
    esac
    setting=$(echo "${name#NEO4J_}" | sed -e 's/_/./g' -e 's/\.\./_/g')
    eval "value=\$$name"
    [ -z "$value" ] || set_in "$(file_of "$setting")" "$setting" "$value"
  done
}

# By a file, since arguments can be seen; it is without effect once there are users.
first_password() {
  auth=${NEO4J_AUTH:-}
  [ -z "${NEO4J_AUTH_PATH:-}" ] || auth=$(cat "$NEO4J_AUTH_PATH")
  case $auth in
    '') ;;
    none) set_in "$conf/neo4j.conf" dbms.security.auth_enabled false ;;
    neo4j/neo4j) fail "Invalid value for password. It cannot be 'neo4j', which is the default." ;;
    neo4j/?*)
      [ ! -e /data/databases/system ] || return 0
      change=
      password=${auth#neo4j/}
      case $password in */true) password=${password%/true} change=--require-password-change ;; esac
      secret=$(mktemp)
      printf '"%s"\n' "$password" >"$secret"
      neo4j-admin dbms set-initial-password "@$secret" $change
      rm -f "$secret"
      ;;
    */*) fail 'Invalid admin username, it must be neo4j.' ;;
    *) fail 'Invalid value for NEO4J_AUTH' ;;
  esac
}

if [ "$(id -u)" = 0 ]; then
  chown -R neo4j:neo4j "$NEO4J_HOME/conf" "$NEO4J_HOME/plugins" "$NEO4J_HOME/run" /logs
  find /data ! -user neo4j -exec chown neo4j:neo4j '{}' +
  exec setpriv --reuid=neo4j --regid=neo4j --init-groups "$0" "$@"
fi
[ "${1:-}" = neo4j ] || exec "$@"

secrets_from_files
if [ -d /conf ]; then
  rm -rf "$conf"/*
  find /conf -type f -exec cp -p '{}' "$conf" \;
fi
touch "$conf/neo4j.conf"
install_plugins
default_in "$conf/neo4j.conf" server.memory.pagecache.size 512M
default_in "$conf/neo4j.conf" server.default_listen_address 0.0.0.0
[ ! -d /plugins ] || : "${NEO4J_server_directories_plugins:=/plugins}"
[ ! -d /import ] || export "NEO4J_server_directories_import=${NEO4J_server_directories_import:-/import}"
export "NEO4J_server_directories_logs=${NEO4J_server_directories_logs:-/logs}"
settings_from_environment
first_password
rm -f "$NEO4J_HOME/run/neo4j.pid"
command=$(neo4j console --dry-run)
unset NEO4J_AUTH
eval "exec $command"
