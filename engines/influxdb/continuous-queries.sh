# What the server says of the continuous queries of one database, which it names first. It says it of all databases in one line;
# no text can look like the beginning of another one, for quotes in texts have a backslash.
set -eu
curl --silent --show-error --fail --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
  --data 'q=SHOW CONTINUOUS QUERIES' http://localhost/query | sed 's/{"name":/\n&/g' | grep -F "{\"name\":\"$1\","
