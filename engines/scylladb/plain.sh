# Statements on standard input, as the user, without TLS. cqlsh takes a password as an argument or from a file.
set -eu
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/cqlshrc" <<END
[authentication]
credentials = $work/credentials
END
cat > "$work/credentials" <<END
[PlainTextAuthProvider]
username = ${username}
password = $DATABERTH_PASSWORD
END
cat > "$work/statements" <<'END'
SELECT cluster_name FROM system.local;
END
cqlsh --cqlshrc="$work/cqlshrc" --connect-timeout=5 --keyspace="${database}" --file="$work/statements" "${address}" "${port}"
