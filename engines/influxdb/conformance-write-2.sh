set -euo pipefail
ask() {
  printf 'user = "%s:%s"\n' "$USERNAME" "$PASSWORD" | curl --silent --show-error --fail --cacert /etc/databerth/ca.crt --config - "$@"
}
points=$(mktemp)
number=1
while [ $number -le 400 ]; do
  printf 'kit_order,customer=c%s amount=%si,weight=%s.25 %s\n' $((number % 7)) $number $number $((1767322800 + number))
  number=$((number + 1))
done >"$points"
cat >>"$points" <<'POINTS'
kit\ odd\,é,tag\ one=a\=b\,c text="quote \" and \\ 日本",flag=true,big=9007199254740993i 1767322800
kit\ odd\,é,tag\ one=x text="",flag=false 1767322801
POINTS
ask --request POST --data-binary "@$points" "$ADDRESS/write?db=$DATABASE&precision=s"
rm -f "$points"
