#!/bin/sh
# Becomes the server. The contract is that of docker.io/questdb/questdb: QUESTDB_DATA_DIR, QUESTDB_UID, QUESTDB_GID,
# JVM_PREPEND, DO_CHOWN, RUN_AS_ROOT, and QDB_<SETTING>, which the server reads itself; without arguments the server with its
# ordinary ones, with options Java with these, and any other command as it is.
set -eu

data=${QUESTDB_DATA_DIR:-/var/lib/questdb}

# What the modules of the official image's Java open to QuestDB by themselves.
java() {
  # shellcheck disable=SC2086 # several options in one variable
  set -- /app/bin/java ${JVM_PREPEND:-} --add-opens=java.base/java.lang=ALL-UNNAMED \
    --add-exports=java.base/jdk.internal.math=ALL-UNNAMED --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED \
    --enable-native-access=ALL-UNNAMED "$@"
  run "$@"
}

run() {
  if [ "$(id -u)" = 0 ] && [ "${RUN_AS_ROOT:-false}" = false ]; then
    owner=${QUESTDB_UID:-$(id -u questdb)}
    group=${QUESTDB_GID:-$(id -g questdb)}
    if [ "${DO_CHOWN:-true}" = true ]; then
      find "$data" ! -user "$owner" -exec chown "$owner:$group" '{}' +
    fi
    exec setpriv --reuid="$owner" --regid="$group" --clear-groups "$@"
  fi
  exec "$@"
}

case ${1:-} in
  '')
    java -XX:+UseParallelGC "-XX:ErrorFile=$data/db/hs_err_pid+%p.log" "-Dout=$data/conf/log.conf" \
      -cp '/app/lib/*' io.questdb.ServerMain -d "$data" -f
    ;;
  -*) java "$@" ;;
  *) run "$@" ;;
esac
