# metrics.sh DATABASE: the server's own figures, and the size of the database.
set -eu
server="http://127.0.0.1:5984"
curl --silent --show-error --fail-with-body --max-time 5 --config /etc/databerth/admin.curl "$server/_node/_local/_prometheus"
curl --silent --show-error --fail-with-body --max-time 3 --config /etc/databerth/admin.curl "$server/$1" |
  sed -n 's/.*"sizes":{[^}]*"file":\([0-9]*\).*/couchdb_databerth_size \1/p'
curl --silent --show-error --fail-with-body --max-time 3 --config /etc/databerth/admin.curl "$server/$1" |
  sed -n 's/.*"doc_count":\([0-9]*\).*/couchdb_databerth_documents \1/p'
