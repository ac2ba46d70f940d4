#!/bin/sh
# Becomes the server, as the account cassandra. The contract is that of docker.io/library/cassandra: CASSANDRA_LISTEN_ADDRESS,
# _BROADCAST_ADDRESS, _RPC_ADDRESS, _BROADCAST_RPC_ADDRESS, _SEEDS, _CLUSTER_NAME, _NUM_TOKENS, _ENDPOINT_SNITCH, _DC, _RACK.
set -eu

case ${1:-} in
  '' | -*) set -- cassandra -f "$@" ;;
esac
[ "$1" = cassandra ] || exec "$@"

if [ "$(id -u)" = 0 ]; then
  find "$CASSANDRA_CONF" /var/lib/cassandra /var/log/cassandra ! -user cassandra -exec chown cassandra '{}' +
  exec setpriv --reuid=cassandra --regid=cassandra --init-groups "$0" "$@"
fi

file=$CASSANDRA_CONF/cassandra.yaml
own=$(hostname -i 2>/dev/null | cut -d' ' -f1)
listen=${CASSANDRA_LISTEN_ADDRESS:-auto}
[ "$listen" != auto ] || listen=$own
broadcast=${CASSANDRA_BROADCAST_ADDRESS:-$listen}
[ "$broadcast" != auto ] || broadcast=$own

# setting NAME VALUE: replaces the line of a setting at the top level.
setting() {
  [ -z "$2" ] || {
    changed=$(sed "s|^$1:.*|$1: $2|" "$file")
    printf '%s\n' "$changed" >"$file"
  }
}

setting listen_address "$listen"
setting broadcast_address "$broadcast"
setting rpc_address "${CASSANDRA_RPC_ADDRESS:-0.0.0.0}"
setting broadcast_rpc_address "${CASSANDRA_BROADCAST_RPC_ADDRESS:-$broadcast}"
setting cluster_name "${CASSANDRA_CLUSTER_NAME:+"'$CASSANDRA_CLUSTER_NAME'"}"
setting num_tokens "${CASSANDRA_NUM_TOKENS:-}"
setting endpoint_snitch "${CASSANDRA_ENDPOINT_SNITCH:-}"
setting '          - seeds' "\"${CASSANDRA_SEEDS:-$broadcast}\""
printf 'dc=%s\nrack=%s\n' "${CASSANDRA_DC:-dc1}" "${CASSANDRA_RACK:-rack1}" >"$CASSANDRA_CONF/cassandra-rackdc.properties"
exec "$@"
