#!/bin/sh
# Becomes the server, as the account valkey. The contract is that of docker.io/valkey/valkey: no variables; arguments that are
# options or a configuration file go to valkey-server; without protected mode, because the container is the protection.
set -eu

case ${1:-} in
  '' | -* | *.conf) set -- valkey-server "$@" ;;
esac

if [ "$1" = valkey-server ]; then
  if [ "$(id -u)" = 0 ]; then
    find . ! -user valkey -exec chown valkey '{}' +
    exec setpriv --reuid=valkey --regid=valkey --init-groups "$0" "$@"
  fi
  case " $* " in
    *.conf* | *' --protected-mode '*) ;;
    *) set -- "$@" --protected-mode no ;;
  esac
  [ "$(umask)" != 0022 ] || umask 0077
fi
exec "$@"
