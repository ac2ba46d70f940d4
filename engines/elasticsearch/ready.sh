# ready.sh [users]: not before what was there is there again, and with users not before they can be read: they lie in an index.
# An index that cannot come back at all is no reason to wait: then nothing is on its way any more.
set -eu
health() {
  sh /etc/databerth/ask.sh "/_cluster/health$1"
}

if [ "$${1-}" = users ]; then
  health '/.security*?wait_for_status=yellow&timeout=1s'
  sh /etc/databerth/ask.sh /_security/user
fi
health '?wait_for_status=yellow&timeout=1s' || case $(health '') in
  # Nothing is there yet: the server still reads what there was.
  *'"active_primary_shards":0,'*) exit 1 ;;
  *'"initializing_shards":0,'*'"number_of_pending_tasks":0,"number_of_in_flight_fetch":0,'*) ;;
  *) exit 1 ;;
esac
