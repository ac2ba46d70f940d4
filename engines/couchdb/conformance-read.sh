set -eu
get() {
  curl --silent --show-error --fail-with-body --globoff --cacert /etc/databerth/ca.crt --config /dev/fd/3 "https://${address}:${port}/${database}/$1" 3<<END
user = "${username}:$DATABERTH_PASSWORD"
END
}
get '_all_docs?limit=0'
get '_design/kit/_view/by_customer?group=false'
get 'order-7'
