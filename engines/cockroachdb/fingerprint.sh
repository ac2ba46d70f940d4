# fingerprint.sh DATABASE: one line an item: ["kind","name","value"]. Tables are read by their numbers, so that no name ever is part of
# a statement; lines of the client's own begin with '#'. Content is a sum over a hash of each row.
set -eu
database=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sql() {
  cockroach sql --certs-dir=/tmp/databerth-certificates --host="localhost:${port}" --database="$database" --format=raw \
    --execute="SET bytea_output = 'hex'; SET intervalstyle = 'postgres'; SET datestyle = 'ISO, MDY'; SET timezone = 'UTC'; SET extra_float_digits = 1" "$@"
}
sql --execute="
  SELECT json_build_array('database', 'read', 'yes')::STRING;
  SELECT DISTINCT json_build_array('definition', sha256(create_statement), '')::STRING AS line FROM [SHOW CREATE ALL SCHEMAS] ORDER BY line;
  SELECT DISTINCT json_build_array('definition', sha256(create_statement), '')::STRING AS line FROM [SHOW CREATE ALL TYPES] ORDER BY line;
  SELECT DISTINCT json_build_array('definition', sha256(create_statement), '')::STRING AS line FROM [SHOW CREATE ALL TABLES] ORDER BY line;
  SELECT json_build_array('routine', n.nspname || '.' || p.proname || ' ' || p.proargtypes::STRING, sha256(p.prosrc))::STRING AS line
    FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'crdb_internal', 'pg_extension') ORDER BY line" > "$work/definitions"
sql --execute="
  SELECT 'table ' || c.oid::INT::STRING AS line FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'crdb_internal', 'pg_extension') AND n.nspname NOT LIKE 'pg_temp%'
    ORDER BY n.nspname, c.relname" > "$work/tables"
grep '^\[' "$work/definitions"
for table in $(sed -n 's/^table \([0-9]*\)$/\1/p' "$work/tables"); do
  sql --execute="
    SELECT json_build_array('rows', (SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n
        ON n.oid = c.relnamespace WHERE c.oid = $table),
      concat(count(*)::STRING, ' ', coalesce(sum(fnv64(sha256(content::STRING))), 0)::STRING))::STRING FROM [$table AS content]" > "$work/rows"
  grep '^\[' "$work/rows"
done
