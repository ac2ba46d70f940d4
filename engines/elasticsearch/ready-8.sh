# Not before the users can be read: they lie in an index, which is there some moments after the server.
set -eu
sh /etc/databerth/ask.sh '/_cluster/health/.security*?wait_for_status=yellow&timeout=1s'
sh /etc/databerth/ask.sh /_security/user
