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
DELETE FROM kit_order WHERE customer = 3;
UPDATE kit_customer SET note = 'changed' WHERE id = 7;
END
cqlsh --ssl --cqlshrc="$work/cqlshrc" --keyspace="${database}" --file="$work/statements" "${address}" "${port}"
