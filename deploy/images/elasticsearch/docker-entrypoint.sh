#!/bin/sh
# Becomes the server. The contract is that of docker.elastic.co/elasticsearch/elasticsearch: every variable with a dot in its
# name is a setting; ELASTIC_PASSWORD (or _FILE) is what the user `elastic` begins with; ES_JAVA_OPTS.
set -eu

# The server makes its keystore at the first start, and does not get over a half one that a killed start left.
rm -f /usr/share/elasticsearch/config/elasticsearch.keystore.tmp

case ${1:-eswrapper} in
  eswrapper | elasticsearch) [ $# = 0 ] || shift ;;
  *) exec "$@" ;;
esac

cd /usr/share/elasticsearch
# Read from the kernel: a POSIX shell forgets variables whose names are no names to it.
settings=$(tr '\0\n' '\n ' <"/proc/$$/environ" | grep -E '^[a-z0-9_]+(\.[a-z0-9_]+)+=' || true)
while IFS= read -r setting; do
  [ -z "$setting" ] || set -- "$@" "-E$setting"
done <<END
$settings
END

if [ -n "${ELASTIC_PASSWORD_FILE:-}" ]; then
  [ -z "${ELASTIC_PASSWORD:-}" ] || { echo 'ELASTIC_PASSWORD and ELASTIC_PASSWORD_FILE are both set: give one of them' >&2; exit 1; }
  ELASTIC_PASSWORD=$(cat "$ELASTIC_PASSWORD_FILE")
fi
if [ -n "${ELASTIC_PASSWORD:-}" ]; then
  [ -f config/elasticsearch.keystore ] || elasticsearch-keystore create >/dev/null
  printf '%s\n' "$ELASTIC_PASSWORD" | elasticsearch-keystore add --force --stdin bootstrap.password >/dev/null
fi
unset ELASTIC_PASSWORD
exec elasticsearch "$@"
