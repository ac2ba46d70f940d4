# Writes the content of a server elsewhere as this server's own dumps are written. Whose view, routine, trigger or event something
# is names a user whom only that server has: so what is loaded belongs to who loads it. Each of the lines that say so begins with one
# of these words, and no line of data does.
set -euo pipefail
mysqldump --no-defaults --protocol=tcp --host="$SOURCE_HOST" --port="$SOURCE_PORT" --user="$SOURCE_USERNAME" --ssl-mode="$SOURCE_TLS" \
  --get-server-public-key --single-transaction --quick --routines --triggers --events --hex-blob --set-gtid-purged=OFF --no-tablespaces \
  --skip-comments --default-character-set=utf8mb4 --max-allowed-packet=1G -- "$SOURCE_DATABASE" </dev/null |
  LC_ALL=C sed -E 's#^(/\*!50013 |/\*!50003 CREATE\*/ /\*!50017 |/\*!50106 CREATE\*/ /\*!50117 |CREATE )DEFINER=`([^`]|``)*`@`([^`]|``)*`#\1#'
