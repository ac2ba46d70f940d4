# Connections of clients. Our own are not among them.
set -eu
answer=$(cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=8 --file=/dev/stdin <<'END'
SELECT JSON address, port, username, keyspace_name, driver_name, connection_stage, request_count, ssl_protocol FROM system_views.clients;
END
)
# The client's driver may call itself anything, and the shell doubles each backslash.
printf '%s\n' "$answer" | sed -n '/^ *{/{
  s/^ *//
  s/\\\\/\x01/g
  s/\\x\([0-9a-f][0-9a-f]\)/\\u00\1/g
  s/\x01/\\/g
  /^{"address": "[^"]*", "port": [0-9]*, "username": "databerth"/d
  s/^{"address": "\([^"]*\)", "port": \([0-9]*\)/{"id": "\1:\2", "address": "\1"/
  s/"keyspace_name": /"database": /
  s/"driver_name": /"application": /
  s/"connection_stage": /"state": /
  s/"request_count": /"requests": /
  s/"ssl_protocol": /"tls": /
  p
}'
