# One state of all tables. The server writes scripts to files only, and leaves out synonyms: they follow.
set -eu
umask 0077
file=/opt/h2-data/dump.sql.gz
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT

rm -f "$file"
h2-sql -showResults >"$printed" <<END
SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT;
SCRIPT NOPASSWORDS NOSETTINGS TO '$file' COMPRESSION GZIP;
SELECT CONCAT('CREATE SYNONYM ', QUOTE_IDENT(SYNONYM_SCHEMA), '.', QUOTE_IDENT(SYNONYM_NAME), ' FOR ', QUOTE_IDENT(SYNONYM_FOR_SCHEMA), '.',
  QUOTE_IDENT(SYNONYM_FOR), ';') FROM INFORMATION_SCHEMA.SYNONYMS;
END
sed -n 's/^--> \(CREATE SYNONYM .*;\)$/\1/p' "$printed" | gzip >>"$file"
