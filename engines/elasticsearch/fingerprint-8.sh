# Every setting and field of every index, and a hash over the documents of each, whatever their order.
# Strings in the server's indented answers hold no line breaks: a line is a piece of structure and nothing that a tenant wrote.
set -eu
export LC_ALL=C
# What begins with a dot is the server's own.
content='*,-.*'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ask() {
  sh /etc/databerth/ask.sh "$@"
}

# One line for each value, named by the keys that lead to it.
leaves() {
  awk -v kind="$1" '
    function quoted(text) { gsub(/[\\"]/, "\\\\&", text); return "\"" text "\"" }
    {
      match($0, /^ */)
      depth = RLENGTH / 2
      text = substr($0, RLENGTH + 1)
      sub(/,$/, "", text)
      if (text ~ /^[]}]/) next
      if (match(text, /^"([^"\\]|\\.)*" : /)) {
        key[depth] = substr(text, 1, RLENGTH - 3)
        text = substr(text, RLENGTH + 1)
      } else {
        key[depth] = place[depth]++
      }
      place[depth + 1] = 0
      if (depth == 0 || text == "{" || text == "[") next
      # Templates of the server itself.
      if (kind == "cluster" && key[3] ~ /^"\./) next
      if (kind == "pipeline" && key[1] ~ /^"(\.|search-default-ingestion|behavioral_analytics|[^"]*@|ent-search)/) next
      path = key[1]
      for (i = 2; i <= depth; i++) path = path " " key[i]
      printf "[\"%s\",%s,%s]\n", kind, quoted(path), quoted(text)
    }'
}

# Each document as one line that begins with its index.
documents() {
  ask "/$content/_search?scroll=10m&size=500&sort=_doc&allow_partial_search_results=false&pretty&filter_path=$fields" --output "$work/page"
  while grep -q '^      {' "$work/page"; do
    awk '
      /^      [{]$/ { line = ""; next }
      /^      [}],?$/ { print line; next }
      /^        / { line = line substr($0, 9) }' "$work/page"
    scroll=$(sed -n 's/^  "_scroll_id" : "\(.*\)",\{0,1\}$/\1/p' "$work/page")
    printf '{"scroll":"10m","scroll_id":"%s"}' "$scroll" >"$work/scroll"
    ask "/_search/scroll?pretty&filter_path=$fields" --output "$work/page" --data-binary "@$work/scroll"
    if grep -q '"failed" : [1-9]' "$work/page"; then
      echo 'some shards did not answer' >&2
      exit 1
    fi
  done
  scroll=$(sed -n 's/^  "_scroll_id" : "\(.*\)",\{0,1\}$/\1/p' "$work/page")
  # Without any index there is nothing to close.
  if [ -n "$scroll" ]; then
    printf '{"scroll_id":"%s"}' "$scroll" >"$work/scroll"
    ask "/_search/scroll" --output /dev/null --request DELETE --data-binary "@$work/scroll"
  fi
  echo complete
}
fields='_scroll_id,_shards.failed,hits.hits._index,hits.hits._id,hits.hits._routing,hits.hits._source'

ask "/$content/_refresh" --output /dev/null --request POST
ask "/$content?expand_wildcards=all&pretty&filter_path=-*.settings.index.uuid,-*.settings.index.creation_date,-*.settings.index.version" --output "$work/indices"
ask "/_cluster/state/metadata?pretty&filter_path=metadata.templates,metadata.stored_scripts" --output "$work/cluster"
ask "/_ingest/pipeline?pretty" --output "$work/pipelines"

documents | sort --temporary-directory="$work" | awk '
  $0 == "complete" { complete = 1; next }
  {
    match($0, /^"_index" : "([^"\\]|\\.)*"/)
    index_name = substr($0, 12, RLENGTH - 11)
    if (index_name != last) {
      if (last != "") close("sha256sum")
      printf "[\"documents\",%s,\"", index_name
      fflush()
      last = index_name
    }
    print | "sha256sum"
  }
  END {
    if (last != "") close("sha256sum")
    if (!complete) exit 1
  }' >"$work/documents"

echo '["server","content","read"]'
{
  leaves index <"$work/indices"
  leaves cluster <"$work/cluster"
  leaves pipeline <"$work/pipelines"
  sed 's/  -$/"]/' "$work/documents"
} | sort
