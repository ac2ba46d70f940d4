set -euo pipefail
sh=/etc/databerth/http.sh
bash $sh user POST /collections >/dev/null <<'JSON'
{"name": "kit_order", "fields": [{"name": "customer", "type": "string", "facet": true}, {"name": "amount", "type": "int32"}, {"name": "place", "type": "geopoint", "optional": true}], "default_sorting_field": "amount"}
JSON
bash $sh user POST /collections >/dev/null <<'JSON'
{"name": "kit_customer", "enable_nested_fields": true, "fields": [{"name": ".*", "type": "auto"}]}
JSON
bash $sh user PUT /aliases/kit_alias >/dev/null <<'JSON'
{"collection_name": "kit_order"}
JSON
number=1
while [ $number -le 400 ]; do
  printf '{"id":"%s","customer":"c%s","amount":%s}\n' $number $((number % 7)) $number
  number=$((number + 1))
done | bash $sh user POST '/collections/kit_order/documents/import?action=create' >/tmp/kit.answer
if grep -q '"success": *false' /tmp/kit.answer; then
  exit 1
fi
bash $sh user POST '/collections/kit_customer/documents/import?action=create' >/tmp/kit.answer <<'JSON'
{"id":"1","name":"One é'\"\\ 日本","place":{"city":"x","zip":[1,2]}}
{"id":"o' é","name":"","note":"a\nb"}
JSON
if grep -q '"success": *false' /tmp/kit.answer; then
  exit 1
fi
rm -f /tmp/kit.answer
