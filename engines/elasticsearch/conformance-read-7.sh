set -eu
ask() {
  printf 'user = "%s:%s"\n' "$USERNAME" "$PASSWORD" |
    curl --silent --show-error --fail --cacert /etc/databerth/ca.crt --config - --header 'Content-Type: application/json' "$@"
  echo
}
ask --request POST --data '{"size":0,"aggs":{"sum":{"sum":{"field":"amount"}}}}' "$ADDRESS/kit-order/_search?filter_path=hits.total,aggregations"
ask "$ADDRESS/kit-customer,kit-%C3%A9*/_count?filter_path=count"
ask "$ADDRESS/kit-some/_count?filter_path=count"
ask "$ADDRESS/kit-customer/_doc/1?filter_path=_source"
