# Becomes the server. Where the volume does not know today's administrator (it is new, was restored, or the password is another),
# a server that only this container can reach comes first: it asks for no password, and takes the administrator's.
set -eu
umask 077
known=/var/lib/cassandra/administrator
settings=/tmp/cassandra.yaml
cp /etc/databerth/cassandra.yaml "$settings"
chmod u+w "$settings"
# The server insists on an address for its own name, which a copy in isolation has not.
echo "127.0.0.1 localhost $(uname -n)" >/tmp/hosts
# A single node need not wait for others. Passwords may be set as often as it takes.
options="-Dcassandra.config=file://$settings -Djdk.net.hosts.file=/tmp/hosts
  -Dcassandra.skip_wait_for_gossip_to_settle=0 -Dcassandra.ring_delay_ms=1000
  -Dcassandra.superuser_setup_delay_ms=0 -Dcassandra.role_password_update_min_interval_in_ms=0"
export JVM_EXTRA_OPTS="$options"

administrator=$(sha256sum </etc/databerth/admin-password)
if [ "$(cat "$known" 2>/dev/null)" != "$administrator" ]; then
  sed -e 's/^authenticator:.*/authenticator: AllowAllAuthenticator/' -e 's/^authorizer:.*/authorizer: AllowAllAuthorizer/' \
    -e 's/^rpc_address:.*/rpc_address: 127.0.0.1/' -e 's/^native_transport_port:.*/native_transport_port: 19042/' \
    /etc/databerth/cassandra.yaml >"$settings"
  cassandra -f &
  server=$!
  trap 'kill "$server"; wait "$server" || true; exit 143' TERM
  hash=$(/opt/cassandra/tools/bin/hash_password --input /etc/databerth/admin-password)
  until printf "INSERT INTO system_auth.roles (role, can_login, is_superuser, salted_hash) VALUES ('databerth', true, true, '%s');
                DELETE FROM system_auth.roles WHERE role = 'cassandra';" "$hash" |
    HOME=/tmp cqlsh --file=/dev/stdin 127.0.0.1 19042 2>/dev/null; do
    kill -0 "$server"
    sleep 1
  done
  # Writes what it holds in memory.
  kill "$server"
  wait "$server" || true
  trap - TERM
  echo "$administrator" >"$known"
  sync "$known"
  cp -f /etc/databerth/cassandra.yaml "$settings"
  chmod u+w "$settings"
fi

# A copy in isolation has no certificate.
[ ! -e /etc/databerth/tls.pem ] || cat /etc/databerth/tls.yaml >>"$settings"
exec cassandra -f
