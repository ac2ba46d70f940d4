ask() {
  method=$1 path=$2
  shift 2
  curl --silent --show-error --fail-with-body --cacert /etc/databerth/ca.crt --variable %DATABERTH_PASSWORD \
    --expand-header 'Authorization: Bearer {{DATABERTH_PASSWORD}}' --header 'Content-Type: application/json' \
    --request "$method" "https://${address}:${port}$path" "$@" </dev/null
}

ask POST /indexes --data '{"uid": "kit_customer", "primaryKey": "id"}'
ask PATCH /indexes/kit_customer/settings --data '{"filterableAttributes": ["group", "odd \"é\" \\ name"], "sortableAttributes": ["id"],
  "synonyms": {"customer": ["client", "buyer"], "é": ["e"]}, "stopWords": ["the", "of"]}'
ask POST /indexes/kit_customer/documents --data "$(awk 'BEGIN {
  printf "["
  for (n = 1; n <= 300; n++)
    printf "%s{\"group\": %d, \"id\": %d, \"odd \\\"é\\\" \\\\ name\": \"line\\n%d {[,日本語 🐬\", \"nested\": {\"b\": [%d, null, true], \"a\": %s}}",
      (n > 1 ? "," : ""), n % 7, n, n, n, n / 8
  printf "]" }')"
ask POST /indexes/kit-order/documents?primaryKey=number --data "$(awk 'BEGIN {
  printf "["
  for (n = 1; n <= 600; n++) printf "%s{\"number\": \"o-%d\", \"customer\": %d, \"amount\": %s}", (n > 1 ? "," : ""), n, 1 + n % 50, n * 1.25
  printf "]" }')"
ask DELETE /indexes/kit_customer/documents/7
ask POST /indexes/kit_customer/documents --data '[{"id": 8, "z": "changed", "group": 100}, {"y": 1, "id": 1000}]'
until ask GET '/tasks?statuses=enqueued,processing' | grep -q '"results":\[\]'; do sleep 0.2; done
ask GET '/tasks?statuses=failed,canceled' | grep -q '"results":\[\]'
