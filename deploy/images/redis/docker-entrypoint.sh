#!/bin/sh
# Becomes the server, as the account redis. The contract is that of docker.io/library/redis: no variables; arguments that are
# options or a configuration file go to redis-server; without protected mode, because the container is the protection.
set -eu

case ${1:-} in
  '' | -* | *.conf) set -- redis-server "$@" ;;
esac

if [ "$1" = redis-server ]; then
  if [ "$(id -u)" = 0 ]; then
    find . ! -user redis -exec chown redis '{}' +
    exec setpriv --reuid=redis --regid=redis --init-groups "$0" "$@"
  fi
  case " $* " in
    *.conf* | *' --protected-mode '*) ;;
    *) set -- "$@" --protected-mode no ;;
  esac
  [ "$(umask)" != 0022 ] || umask 0077
fi
exec "$@"
