# http.sh admin|user|plain METHOD PATH: one request; its body is standard input for POST, PUT and PATCH. The answer's body goes to standard
# output; anything but success fails. An administrator asks the local server, over TLS or, in isolation, without. A user asks ADDRESS
# with KEY, `plain` without TLS.
set -euo pipefail
who=$1 method=$2 path=$3
port=$(cat /etc/databerth/port)
if [ "$who" = admin ]; then
  address=127.0.0.1
  key=$(cat /etc/databerth/admin-key)
else
  address=$ADDRESS
  key=$KEY
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: >"$work/body"
case $method in
POST | PUT | PATCH) cat >"$work/body" ;;
esac
{
  printf '%s %s HTTP/1.0\r\nHost: %s\r\nX-TYPESENSE-API-KEY: %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\nConnection: close\r\n\r\n' \
    "$method" "$path" "$address" "$key" "$(wc -c <"$work/body")"
  cat "$work/body"
} >"$work/request"

ended=well
if [ "$who" = plain ] || [ ! -e /etc/databerth/ca.crt ]; then
  exec 3<>"/dev/tcp/$address/$port"
  cat "$work/request" >&3
  cat <&3 >"$work/answer"
else
  case $address in
  *[!0-9.]*) name=(-verify_hostname "$address" -servername "$address") ;;
  *) name=(-verify_ip "$address") ;;
  esac
  openssl s_client -quiet -ign_eof -verify_return_error -verify 3 -CAfile /etc/databerth/ca.crt "$${name[@]}" -connect "$address:$port" \
    <"$work/request" >"$work/answer" 2>"$work/errors" || ended=badly
fi

IFS= read -r status <"$work/answer" || true
# What follows the first empty line.
sed '1,/^\r*$/d' "$work/answer" >"$work/content"
length=$(sed -n '1,/^\r*$/s/^[Cc]ontent-[Ll]ength: *\([0-9]*\).*/\1/p' "$work/answer")
# A server may hang up without the farewell of TLS: the answer is complete if it is as long as it said.
if [ -n "$length" ]; then
  test "$(wc -c <"$work/content")" -eq "$length" && ended=well || ended=badly
fi
if [ $ended = badly ] || [ -z "$status" ]; then
  cat "$work/errors" >&2 || true
  echo "no complete answer" >&2
  exit 1
fi
cat "$work/content"
case $status in
HTTP/1.?' 2'*) ;;
*)
  echo "refused: $${status%$'\r'}" >&2
  exit 1
  ;;
esac
