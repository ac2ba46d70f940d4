# Does what standard input says to a keyspace that is not the server's own.
set -eu
case $KEYSPACE in
  system | system_* | '' | *[!A-Za-z0-9_]*)
    echo 'a keyspace has a name of letters, digits and _, which does not begin with system' >&2
    exit 1
    ;;
esac
exec cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=60 --file=/dev/stdin
