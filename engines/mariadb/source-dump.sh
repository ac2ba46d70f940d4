# Writes the content of a server elsewhere as this server's own dumps are written. Whose view, routine, trigger or event something
# is names a user whom only that server has: so what is loaded belongs to who loads it. Each of the lines that say so begins with one
# of these words, and no line of data does.
set -euo pipefail
set -- --no-defaults --protocol=tcp --host="$SOURCE_HOST" --port="$SOURCE_PORT" --user="$SOURCE_USERNAME" "--ssl=$SOURCE_TLS" \
  --disable-ssl-verify-server-cert
# Without a certificate to check, these clients go on in the clear where the server offers no TLS (seen with 10.11): so they are asked.
if [ "$SOURCE_TLS" = 1 ]; then
  cipher=$(mariadb "$@" --batch --skip-column-names --execute="SHOW SESSION STATUS LIKE 'Ssl_cipher'" </dev/null | cut -f 2)
  if [ -z "$cipher" ]; then
    echo "the other server offers no TLS" >&2
    exit 1
  fi
fi
mariadb-dump "$@" --single-transaction --quick --routines --triggers --events --hex-blob --skip-comments --skip-add-locks \
  --default-character-set=utf8mb4 --max-allowed-packet=1G -- "$SOURCE_DATABASE" </dev/null |
  LC_ALL=C sed -E 's#^(/\*!50013 |/\*!50003 CREATE\*/ /\*!50017 |/\*!50106 CREATE\*/ /\*!50117 |CREATE )DEFINER=`([^`]|``)*`@`([^`]|``)*`#\1#'
