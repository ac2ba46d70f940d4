# Statements on standard input, as the user, with the server's certificate checked. cqlsh takes a password as an argument or from a file.
set -eu
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/cqlshrc" <<END
[authentication]
credentials = $work/credentials
[ssl]
certfile = /etc/databerth/ca.crt
validate = true
version = TLSv1_2
END
cat > "$work/credentials" <<END
[PlainTextAuthProvider]
username = ${username}
password = $DATABERTH_PASSWORD
END
cat > "$work/statements" <<'END'
CREATE TABLE kit_customer (id int PRIMARY KEY, name text, note text, "Odd ""name"" \ é; -- %" map<text, int>);
CREATE TABLE kit_order (customer int, id int, amount decimal, raw blob, tags set<text>, placed timestamp, PRIMARY KEY (customer, id));
CREATE INDEX by_name ON kit_customer (name);
CREATE TYPE kit_place (street text, number int);
END
n=1
while [ "$n" -le 50 ]; do
  echo "INSERT INTO kit_customer (id, name, note, \"Odd \"\"name\"\" \\ é; -- %\") VALUES ($n, 'customer $n', 'é''\"\\ 日本語 🐬', {'a''b': $n});"
  n=$((n + 1))
done >> "$work/statements"
n=1
while [ "$n" -le 300 ]; do
  echo "INSERT INTO kit_order (customer, id, amount, raw, tags, placed) VALUES ($((1 + n % 50)), $n, $n.25, 0x00ff$(printf '%04x' "$n"), {'t$((n % 7))'}, '2026-01-02T03:04:05Z');"
  n=$((n + 1))
done >> "$work/statements"
cqlsh --ssl --cqlshrc="$work/cqlshrc" --request-timeout=60 --keyspace="${database}" --file="$work/statements" "${address}" "${port}"
