# start.sh ordinary|isolated: makes the certificates that stay inside, and runs the server in the foreground. The server wants its
# certificates in one directory under names of its own; the administrator (root) and the server itself prove who they are by
# certificates of an authority that lives as long as this start, and whose key is thrown away at once.
set -eu
umask 077
own=/tmp/databerth-own
certificates=/tmp/databerth-certificates
rm -rf "$own" "$certificates"
mkdir "$own" "$certificates"
cockroach cert create-ca --certs-dir="$own" --ca-key="$own/ca.key"
cockroach cert create-client root --certs-dir="$own" --ca-key="$own/ca.key"
cockroach cert create-node localhost 127.0.0.1 --certs-dir="$own" --ca-key="$own/ca.key"
rm "$own/ca.key"
cp "$own/client.root.crt" "$own/client.root.key" "$certificates"
case $1 in
ordinary)
  cp /etc/databerth/ca.crt "$certificates/ca.crt"
  cp /etc/databerth/tls.crt "$certificates/node.crt"
  cp /etc/databerth/tls.key "$certificates/node.key"
  cp "$own/ca.crt" "$certificates/ca-client.crt"
  cp "$own/node.crt" "$certificates/client.node.crt"
  cp "$own/node.key" "$certificates/client.node.key"
  ;;
isolated)
  cp "$own/ca.crt" "$own/node.crt" "$own/node.key" "$certificates"
  ;;
esac
rm -r "$own"
mkdir -p /cockroach/cockroach-data/extern/databerth
exec cockroach start-single-node --certs-dir="$certificates" --store=/cockroach/cockroach-data/store \
  --external-io-dir=/cockroach/cockroach-data/extern --listen-addr=":${port}" --advertise-addr="localhost:${port}" --http-addr=127.0.0.1:8080 \
  --cache="${size.cache_mb}MiB" --max-sql-memory="${size.sql_memory_mb}MiB" --max-disk-temp-storage="${size.temporary_mb}MiB" --log='{sinks: {stderr: {filter: INFO}}}'
