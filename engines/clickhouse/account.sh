# account.sh STATEMENT...: the tenant's part of the list of users from standard input, in force when this ends; then the statements.
set -eu
cat >/etc/databerth/users.d/tenant.xml
for statement in 'SYSTEM RELOAD CONFIG' "$@"; do
  clickhouse-client --config-file=/etc/databerth/client.xml "--query=$statement" </dev/null
done
