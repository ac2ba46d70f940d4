# start.sh ordinary|isolated: puts the configuration where the server looks for it, and runs the server in the foreground. The file
# docker.ini is the last that it reads, and the one to which it writes, for instance the hash of the administrator's password.
set -eu
umask 077
configuration=/opt/couchdb/etc/local.d
rm -f "$configuration"/*.ini
cp /etc/databerth/couchdb.ini "$configuration/10-databerth.ini"
if [ "$1" = ordinary ]; then
  cp /etc/databerth/tls.ini "$configuration/20-databerth.ini"
fi
touch "$configuration/docker.ini"
exec /opt/couchdb/bin/couchdb
