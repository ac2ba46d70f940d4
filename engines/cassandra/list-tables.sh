# What there is comes from the schema, how much of it from the server's figures.
set -eu
case $KEYSPACE in
  system | system_* | '' | *[!A-Za-z0-9_]*)
    echo 'there is no such keyspace of a tenant' >&2
    exit 1
    ;;
esac
schema=$(cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=8 --file=/dev/stdin <<END
SELECT JSON table_name FROM system_schema.tables WHERE keyspace_name = '$KEYSPACE';
SELECT JSON view_name FROM system_schema.views WHERE keyspace_name = '$KEYSPACE';
END
)
case $schema in
  *'{"'*) ;;
  *) exit 0 ;;
esac
figures=$(nodetool tablestats -- "$KEYSPACE")
printf '%s\n' "$figures" "$schema" | awk '
  $1 == "Table:" || $1 == "Table" { table = $1 == "Table:" ? $2 : "" }
  table != "" && /^\t\tSpace used \(live\): [0-9]+$/ { size[table] = $NF }
  table != "" && /^\t\tNumber of partitions \(estimate\): [0-9]+$/ { partitions[table] = $NF }
  /^ *[{]"(table|view)_name": "/ {
    split($0, part, "\"")
    printf "{\"name\":\"%s\",\"kind\":\"%s\"", part[4], part[2] == "table_name" ? "table" : "materialized view"
    if (part[4] in size) printf ",\"sizeBytes\":%s", size[part[4]]
    if (part[4] in partitions) printf ",\"partitions\":%s", partitions[part[4]]
    print "}"
  }'
