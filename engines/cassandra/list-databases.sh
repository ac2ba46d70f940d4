# Sizes are whole mebibytes, table by table; a keyspace without tables has none.
set -eu
answer=$(cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=8 --file=/dev/stdin <<'END'
SELECT JSON keyspace_name, mebibytes FROM system_views.disk_usage;
SELECT JSON keyspace_name FROM system_schema.keyspaces;
END
)
printf '%s\n' "$answer" | awk -F'"' '
  $2 != "keyspace_name" || $4 ~ /^system(_|$)/ { next }
  $6 == "mebibytes" { gsub(/[^0-9]/, "", $7); size[$4] += $7; next }
  { printf "{\"name\":\"%s\",\"sizeBytes\":%.0f}\n", $4, size[$4] * 1048576 }'
