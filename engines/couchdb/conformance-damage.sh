set -eu
curl --silent --show-error --fail-with-body --cacert /etc/databerth/ca.crt --config /dev/fd/3 --header 'Content-Type: application/json' \
  --request POST --data-binary '{"docs":[{"_id":"order-1000","customer":1,"amount":1}]}' "https://${address}:${port}/${database}/_bulk_docs" 3<<END
user = "${username}:$DATABERTH_PASSWORD"
END
