# Runs the server in the foreground; the argument says which of the two configurations. The image takes the administrator's password
# from the environment only, so it gets there here, where nothing outside the container sees it.
set -eu
umask 077
mkdir -p /var/opt/mssql/databerth
cat "/etc/databerth/mssql-$1.conf" > /var/opt/mssql/mssql.conf
MSSQL_SA_PASSWORD=$(cat /etc/databerth/admin-password)
export MSSQL_SA_PASSWORD
unset BASH_ENV
exec /opt/mssql/bin/sqlservr
