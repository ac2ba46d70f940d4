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
SELECT cluster_name FROM system.local;
END
cqlsh --ssl --cqlshrc="$work/cqlshrc" --connect-timeout=5 --keyspace="${database}" --file="$work/statements" "${address}" "${port}"
