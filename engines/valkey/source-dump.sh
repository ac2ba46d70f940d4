# Writes what a server elsewhere holds as this server's own snapshots are written. Its certificate is not checked.
set -eu
options=
if [ "$SOURCE_TLS" = required ]; then options='--tls --insecure'; fi
exec valkey-cli -h "$SOURCE_HOST" -p "$SOURCE_PORT" --user "$SOURCE_USERNAME" --no-auth-warning $options --rdb - </dev/null
