# maintain <command of nodetool>
set -eu
case $KEYSPACE in
  system | system_* | '' | *[!A-Za-z0-9_]*)
    echo 'there is no such keyspace of a tenant' >&2
    exit 1
    ;;
esac
exec nodetool "$1" -- "$KEYSPACE"
