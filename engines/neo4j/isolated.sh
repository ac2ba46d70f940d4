# The server wants its host's name to have an address, which it has not where there is no network.
set -eu
name=$(uname -n)
printf '127.0.0.1 localhost %s\n' "$name" >/tmp/hosts
export JAVA_TOOL_OPTIONS=-Djdk.net.hosts.file=/tmp/hosts
exec /startup/docker-entrypoint.sh neo4j
