# The server takes an elliptic key only with its public half in the file, which may be left out there (RFC 5915) and is in the
# certificate. Keys of another make stay as they are.
set -eu
umask 0077

hexadecimal() {
  awk '/-----BEGIN/ { count++ } count == 1 && !/-----/' "$1" | base64 -d | od -An -v -tx1 | tr -d ' \n'
}

key=$(hexadecimal /etc/databerth/tls.key)
curve=301306072a8648ce3d020106082a8648ce3d030107
without=3041020100$${curve}042730250201010420
file=/etc/databerth/tls.key
case $key in
  "$without"*)
    file=/tmp/tls.key
    public=$(hexadecimal /etc/databerth/tls.crt | sed "s/.*$${curve}034200\(04.\{128\}\).*/\1/")
    whole=308187020100$${curve}046d306b0201010420$${key#"$without"}a144034200$public
    bytes=$(printf '%s\n' "$whole" | awk '{
      for (i = 1; i < length($0); i += 2)
        printf "\\0%o", 16 * index("123456789abcdef", substr($0, i, 1)) + index("123456789abcdef", substr($0, i + 1, 1)) }')
    { echo '-----BEGIN PRIVATE KEY-----'; printf '%b' "$bytes" | base64; echo '-----END PRIVATE KEY-----'; } >"$file"
    ;;
esac
exec /bin/meilisearch --http-addr "0.0.0.0:$1" --ssl-cert-path /etc/databerth/tls.crt --ssl-key-path "$file"
