# A client that trusts our authority and nobody else. Java reads certificates from a store of its own form; the word that
# goes with it protects nothing, since a certificate is no secret.
set -eu
store=$(mktemp -d)
trap 'rm -rf "$store"' EXIT
keytool -importcert -noprompt -alias authority -file /etc/databerth/ca.crt -keystore "$store/ca.p12" -storetype PKCS12 \
  -storepass certificate -J-Xmx32m >/dev/null 2>&1
JDK_JAVA_OPTIONS="-Xmx128m -Djavax.net.ssl.trustStore=$store/ca.p12 -Djavax.net.ssl.trustStorePassword=certificate" \
  cypher-shell --non-interactive --format plain "$@"
