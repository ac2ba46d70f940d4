set -eu
umask 077
printf '[plain_text_auth]\nusername = %s\npassword = %s\n' "$USERNAME" "$PASSWORD" >/tmp/kit.credentials
cqlsh --ssl --credentials=/tmp/kit.credentials "--keyspace=$KEYSPACE" --request-timeout=60 --execute \
  'CREATE TABLE IF NOT EXISTS kit_row (at timeuuid PRIMARY KEY); INSERT INTO kit_row (at) VALUES (now()); SELECT count(*) FROM kit_row' \
  "$ADDRESS" "$PORT" | grep -x ' *[0-9]\{1,\}'
rm -f /tmp/kit.credentials
