set -euo pipefail
number=3
while [ $number -le 400 ]; do
  printf 'kit_order,customer=c%s amount=0i %s\n' $((number % 7)) $((1767322800 + number))
  number=$((number + 3))
done >/tmp/kit.points
printf 'user = "%s:%s"\n' "$USERNAME" "$PASSWORD" | curl --silent --show-error --fail --cacert /etc/databerth/ca.crt --config - \
  --request POST --data-binary @/tmp/kit.points "$ADDRESS/write?db=$DATABASE&precision=s"
rm -f /tmp/kit.points
