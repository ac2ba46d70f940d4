# Becomes the server, behind nginx.
set -eu
nginx -e stderr -c /etc/databerth/nginx.conf
exec elasticsearch -E http.host=127.0.0.1 -E http.port=19200
