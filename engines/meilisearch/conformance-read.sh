ask() {
  curl --silent --show-error --fail-with-body --cacert /etc/databerth/ca.crt --variable %DATABERTH_PASSWORD \
    --expand-header 'Authorization: Bearer {{DATABERTH_PASSWORD}}' --header 'Content-Type: application/json' \
    "https://${address}:${port}$1" --data "$2" </dev/null
}

for index in kit_customer kit-order; do
  ask "/indexes/$index/documents/fetch" '{"limit": 0}' | grep -o '"total":[0-9]*'
done
ask /indexes/kit_customer/documents/fetch '{"filter": "group = 3", "limit": 0}' | grep -o '"total":[0-9]*'
ask /indexes/kit_customer/documents/fetch '{"filter": "group = 100 OR group = 6", "limit": 3, "fields": ["id"]}' | grep -o '"id":[0-9]*' || true
ask /indexes/kit_customer/search '{"q": "日本語", "limit": 0, "facets": ["group"]}' | grep -o '"facetDistribution":{[^}]*}'
