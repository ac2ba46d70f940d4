set -euo pipefail
ask() {
  printf 'user = "%s:%s"\n' "$USERNAME" "$PASSWORD" |
    curl --silent --show-error --fail --cacert /etc/databerth/ca.crt --config - --get --data-urlencode "db=$DATABASE" --data-urlencode "q=$1" "$ADDRESS/query"
  echo
}
ask 'SELECT COUNT(amount), SUM(amount), SUM(weight) FROM kit_order'
ask 'SELECT * FROM "kit odd,é"'
ask 'SHOW TAG VALUES FROM kit_order WITH KEY = customer'
