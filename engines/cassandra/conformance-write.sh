set -eu
umask 077
printf '[plain_text_auth]\nusername = %s\npassword = %s\n' "$USERNAME" "$PASSWORD" >/tmp/kit.credentials
{
  cat <<'END'
CREATE TYPE kit_place (street text, "odd ""x"" 'é;--" int);
CREATE TABLE kit_customer (id int PRIMARY KEY, name text, town text, place frozen<kit_place>, tags set<text>, notes map<text, text>, raw blob);
CREATE INDEX kit_by_town ON kit_customer (town);
CREATE TABLE kit_order (customer int, number int, amount decimal, placed timestamp, fixed text static, PRIMARY KEY (customer, number)) WITH CLUSTERING ORDER BY (number DESC);
CREATE INDEX kit_by_amount ON kit_order (amount) USING 'sai';
CREATE TABLE kit_count (id int PRIMARY KEY, n counter);
CREATE TABLE kit_empty (id int PRIMARY KEY);
CREATE TABLE "kit_Odd" ("a ""b"" 'é;--
日本" text PRIMARY KEY, "c\d" text);
INSERT INTO "kit_Odd" ("a ""b"" 'é;--
日本", "c\d") VALUES ('(3 rows)
complete', 'x\y''"; -- 🐬');
UPDATE kit_count SET n = n + 7 WHERE id = 1;
INSERT INTO kit_order (customer, fixed) VALUES (3, 'static');
END
  number=1
  while [ $number -le 60 ]; do
    echo "INSERT INTO kit_customer (id, name, town, place, tags, notes, raw) VALUES ($number, 'customer $number', 'town $((number % 7))', {street: 'é\\''\"', \"odd \"\"x\"\" 'é;--\": $number}, {'b', 'a'}, {'k': 'v'}, 0xff00);"
    number=$((number + 1))
  done
  number=1
  while [ $number -le 300 ]; do
    echo "INSERT INTO kit_order (customer, number, amount, placed) VALUES ($((number % 20)), $number, $number.25, '2026-01-02 03:04:05Z');"
    number=$((number + 1))
  done
} | cqlsh --ssl --credentials=/tmp/kit.credentials "--keyspace=$KEYSPACE" --request-timeout=60 --file=/dev/stdin "$ADDRESS" "$PORT"
rm -f /tmp/kit.credentials
