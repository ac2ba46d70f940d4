set -eu
documents() {
  printf '{"docs":[{"_id":"_design/kit","language":"javascript","views":{"by_customer":{"map":"function (doc) { if (doc.amount) { emit(doc.customer, doc.amount); } }","reduce":"_sum"}}}'
  n=1
  while [ "$n" -le 400 ]; do
    printf ',{"_id":"order-%s","customer":%s,"amount":%s,"note":"line one\\nline two \\"quoted\\" \\\\ \\u00e9 \\u65e5\\u672c\\u8a9e"}' "$n" "$((n % 50))" "$((n * 5))"
    n=$((n + 1))
  done
  printf ',{"_id":"kit \\"odd\\" \\\\ \\u00e9 \\n/ %% +","_attachments":{"raw \\u00e9.bin":{"content_type":"application/octet-stream","data":"AP8AAf9kYXRh"}}}]}'
}
documents > /tmp/kit.json
curl --silent --show-error --fail-with-body --cacert /etc/databerth/ca.crt --config /dev/fd/3 --header 'Content-Type: application/json' \
  --request POST --data-binary @/tmp/kit.json --output /tmp/kit.answer "https://${address}:${port}/${database}/_bulk_docs" 3<<END
user = "${username}:$DATABERTH_PASSWORD"
END
! grep -q '"error"' /tmp/kit.answer
