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
SELECT COUNT(*), SUM(amount), SUM(id) FROM kit_order;
SELECT COUNT(*), COUNT(note) FROM kit_customer;
SELECT id FROM kit_customer WHERE name = 'customer 7';
END
cqlsh --ssl --cqlshrc="$work/cqlshrc" --request-timeout=60 --keyspace="${database}" --file="$work/statements" "${address}" "${port}"
