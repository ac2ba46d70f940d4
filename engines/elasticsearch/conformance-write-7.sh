set -eu
umask 077
printf 'user = "%s:%s"\n' "$USERNAME" "$PASSWORD" >/tmp/kit.curl
ask() {
  method=$1 path=$2 type=$3
  shift 3
  curl --silent --show-error --fail --cacert /etc/databerth/ca.crt --config /tmp/kit.curl --request "$method" \
    --header "Content-Type: application/$type" --data-binary @- "$@" "$ADDRESS/$path"
}

ask PUT kit-customer json <<'END'
{"settings": {"number_of_replicas": 0, "number_of_shards": 2},
 "mappings": {"properties": {"name": {"type": "text"}, "odd \"\\ 'ü 日本": {"type": "keyword"}, "place": {"type": "geo_point"}}},
 "aliases": {"kit-alias": {}, "kit-some": {"filter": {"term": {"odd \"\\ 'ü 日本": "x"}}}}}
END
ask PUT kit-order json <<'END'
{"settings": {"number_of_replicas": 0, "number_of_shards": 1}, "mappings": {"properties": {"amount": {"type": "integer"}, "customer": {"type": "keyword"}, "placed": {"type": "date"}}}}
END
ask PUT "kit-%C3%A9%27%24%26%3B-%E6%97%A5%E6%9C%AC" json <<'END'
{"settings": {"number_of_replicas": 0, "number_of_shards": 1}}
END
ask PUT _template/kit-template json <<'END'
{"index_patterns": ["kit-never-*"], "settings": {"number_of_shards": 3}}
END

number=1
while [ $number -le 400 ]; do
  printf '{"index":{"_index":"kit-order","_id":"%s"}}\n{"amount":%s,"customer":"c%s","placed":"2026-01-02"}\n' $number $number $((number % 7))
  number=$((number + 1))
done | ask POST '_bulk?refresh=true' x-ndjson --output /tmp/kit.answer
grep -q '"errors":false' /tmp/kit.answer

ask POST '_bulk?refresh=true' x-ndjson --output /tmp/kit.answer <<'END'
{"index":{"_index":"kit-customer","_id":"1"}}
{"name":"One","odd \"\\ 'ü 日本":"x","place":"52.5,13.4"}
{"index":{"_index":"kit-customer","_id":"o'\"\\ é\n日本","routing":"r 1"}}
{"name":"      },\n  \"_scroll_id\" : \"none\"","odd \"\\ 'ü 日本":"      }"}
{"index":{"_index":"kit-customer","_id":"3"}}
{}
{"index":{"_index":"kit-é'$&;-日本","_id":"complete"}}
{"a":[1,2,null],"b":[{"c":[]},{}],"text":"complete"}
END
grep -q '"errors":false' /tmp/kit.answer
rm -f /tmp/kit.curl /tmp/kit.answer
