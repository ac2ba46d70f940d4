# fingerprint.sh DATABASE: one line an item: ["kind","name","value"]. Documents come in the order of their names, with revisions, with
# the digests of their attachments and with the revisions that are in conflict.
set -eu
server="http://127.0.0.1:5984/$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkfifo "$work/pipe"

# The digest of an answer that may be large, and only if all of it came.
digest() {
  sha256sum < "$work/pipe" > "$work/sum" &
  curl --silent --show-error --fail-with-body --config /etc/databerth/admin.curl --output "$work/pipe" "$server/$1"
  wait "$!"
  cut -c 1-64 "$work/sum"
}

count=$(curl --silent --show-error --fail-with-body --config /etc/databerth/admin.curl "$server" | sed -n 's/.*"doc_count":\([0-9]*\).*/\1/p')
documents=$(digest '_all_docs?include_docs=true&conflicts=true&att_encoding_info=true')
notes=$(digest '_local_docs?include_docs=true')
printf '["count","documents","%s"]\n["documents","all","%s"]\n["documents","local","%s"]\n' "$count" "$documents" "$notes"
