# What the dump was, from standard input: a server of its own, which nobody else reaches, makes a database of it and ends.
set -eu
umask 0077
dump=/var/tmp/import.dump
address=127.0.0.1:7700

ask() {
  curl --config /etc/databerth/curl.conf "http://$address$1"
}

rm -rf /var/tmp/data.ms "$dump"
cat >"$dump"
tar -tzf "$dump" >/dev/null
/bin/meilisearch --http-addr "$address" --import-dump "$dump" >&2 &
server=$!
until ask /health >/dev/null 2>&1; do
  kill -0 "$server" || { echo 'the dump was not taken' >&2; exit 1; }
  sleep 0.2
done
# What was waiting when the dump was made is done now.
until ask '/tasks?statuses=enqueued,processing&limit=1' | grep -q '"results":\[\]'; do sleep 0.2; done
kill -TERM "$server"
wait "$server" || [ "$?" = 143 ]
rm "$dump"
