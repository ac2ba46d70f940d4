ask() {
  curl --silent --show-error --fail-with-body --cacert /etc/databerth/ca.crt --variable %DATABERTH_PASSWORD \
    --expand-header 'Authorization: Bearer {{DATABERTH_PASSWORD}}' "https://${address}:${port}$1" --request "$2" </dev/null
}

ask /indexes/kit_customer/documents/12 DELETE
ask /indexes/kit-order/documents DELETE
until ask '/tasks?statuses=enqueued,processing' GET | grep -q '"results":\[\]'; do sleep 0.2; done
