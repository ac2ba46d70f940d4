# A client as the administrator, from inside; a server in isolation has no certificate. The options go before `--`.
set -eu
scheme=bolt+ssc
[ -e /etc/databerth/tls.crt ] || scheme=bolt
export NEO4J_USERNAME=neo4j
: "$${NEO4J_PASSWORD:=$(cat /etc/databerth/admin-password)}"
export NEO4J_PASSWORD
exec cypher-shell --non-interactive --format plain --address "$scheme://127.0.0.1:${port}" "$@"
