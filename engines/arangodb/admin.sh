# admin.sh TOOL ARGUMENT...: one of ArangoDB's tools as the administrator. The tools put the variable in the place of @...@ themselves,
# so that the password is never an argument.
set -eu
DATABERTH_ADMIN=$(cat /etc/databerth/admin-password)
export DATABERTH_ADMIN
exec "$@" --server.endpoint tcp://127.0.0.1:8530 --server.authentication true --server.username root --server.password @DATABERTH_ADMIN@
