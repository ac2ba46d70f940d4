#!/bin/sh
# Makes a database at the first start and becomes the server.
#   H2_DATABASE, H2_USER            the database and its administrator
#   H2_PASSWORD, H2_PASSWORD_FILE   the administrator's password; a file that is missing gets one made at random
#   H2_BIND, H2_PORT, H2_HEAP       where to listen, and the memory of the server
#   H2_TLS_CERTIFICATE, H2_TLS_KEY  PEM files: with them, connections without TLS are refused
#   H2_OPTIONS                      more arguments of org.h2.tools.Server
# Arguments that are no options are a command of their own.
set -eu

data=/opt/h2-data

case ${1:-} in
  '' | -*) ;;
  *) exec "$@" ;;
esac

umask 0077
run=/tmp/h2-server
rm -rf "$run"
mkdir "$run"
if [ -n "${H2_BIND:-}" ]; then echo "-Dh2.bindAddress=$H2_BIND"; fi >"$run/options"

if [ -n "${H2_PASSWORD_FILE:-}" ]; then
  if ! [ -s "$H2_PASSWORD_FILE" ]; then
    openssl rand -hex 32 >"$H2_PASSWORD_FILE"
    sync "$H2_PASSWORD_FILE"
  fi
  H2_PASSWORD=$(cat "$H2_PASSWORD_FILE")
fi
# Made beside and moved in place: a start that was killed halfway begins again.
if [ -n "${H2_DATABASE:-}" ] && ! [ -e "$data/$H2_DATABASE.mv.db" ]; then
  rm -rf "$data/.making"
  mkdir "$data/.making"
  echo 'SELECT 1;' | H2_URL=jdbc:h2:$data/.making/$H2_DATABASE H2_USER=${H2_USER:-sa} H2_PASSWORD=${H2_PASSWORD:-} h2-sql
  sync "$data/.making/$H2_DATABASE.mv.db"
  mv "$data/.making/$H2_DATABASE.mv.db" "$data/"
  rm -rf "$data/.making"
fi
unset H2_PASSWORD

set -- -tcp -tcpAllowOthers -tcpPort "${H2_PORT:-9092}" -baseDir "$data" ${H2_OPTIONS:-} "$@"
if [ -n "${H2_TLS_CERTIFICATE:-}" ]; then
  # Java reads no PEM. The password of the store is there because there must be one.
  password=$(openssl rand -hex 16)
  printf '%s' "$password" |
    openssl pkcs12 -export -in "$H2_TLS_CERTIFICATE" -inkey "$H2_TLS_KEY" -name server -passout stdin -out "$run/store"
  printf '%s\n' -Djavax.net.ssl.keyStoreType=PKCS12 "-Djavax.net.ssl.keyStore=$run/store" "-Djavax.net.ssl.keyStorePassword=$password" \
    -Dh2.enableAnonymousTLS=false >>"$run/options"
  set -- -tcpSSL "$@"
fi
exec java -XX:+UseSerialGC "-Xmx${H2_HEAP:-256m}" -XX:+ExitOnOutOfMemoryError "@$run/options" -cp /opt/h2/h2.jar org.h2.tools.Server "$@"
