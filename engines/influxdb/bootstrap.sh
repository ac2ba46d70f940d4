# Does what curl is told on standard input, and gives the user its further databases: a database that is loaded anew knows nobody's
# rights. Names of databases have letters, digits and _, and only the administrator makes them.
set -eu

ask() {
  curl --silent --show-error --fail --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
    --data-urlencode "q=$1" http://localhost/query
}

curl --config -
ask 'SHOW DATABASES' | sed 's/.*"values"://' | grep -o '\["[^"\]*"\]' | tr -d '[]"' | while IFS= read -r database; do
  [ "$database" = _internal ] || ask "GRANT ALL ON \"$database\" TO \"$1\""
done
