# start.sh <settings>: the server takes its certificate from a store of Java's form. It keeps who may log in in a graph of its
# own, which is made of today's password.
set -eu
umask 077
rm -rf /tmp/databerth
mkdir /tmp/databerth
if [ -e /etc/databerth/tls.key ]; then
  openssl pkcs12 -export -in /etc/databerth/tls.crt -inkey /etc/databerth/tls.key -out /tmp/databerth/tls.p12 \
    -name server -passout pass:certificate
fi
exec /opt/janusgraph/bin/janusgraph-server.sh "$1"
