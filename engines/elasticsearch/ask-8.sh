# ask.sh <path> [option of curl]...: asks the server as its administrator, over TLS or, in isolation, without.
set -eu
path=$1
shift
exec curl --config /etc/databerth/admin.curl "$@" "$SERVER_ON_LOOPBACK$path"
