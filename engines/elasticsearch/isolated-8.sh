# isolated.sh COMMAND...: version 8 does not start where its host's name has no address, as without a network.
set -eu
printf '127.0.0.1 localhost %s\n' "$(cat /etc/hostname)" >/tmp/databerth-hosts
export ES_JAVA_OPTS="$ES_JAVA_OPTS -Djdk.net.hosts.file=/tmp/databerth-hosts"
exec "$@"
