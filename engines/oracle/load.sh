# load.sh SOURCE TARGET: the import can only read a file. The users are the same where a backup goes back to its own database.
set -eu
dump=/opt/oracle/oradata/databerth/restore.dmp
trap 'rm -f "$dump"' EXIT
dd of="$dump" bs=1M iflag=fullblock conv=fsync status=none
source=$1
target=$2
set -- '"/ as sysdba"' directory=databerth dumpfile=restore.dmp nologfile=yes
if [ "$source" != "$target" ]; then
  set -- "$@" "remap_schema=$source:$target"
fi
# 0 is success; 5 means that the job came to its end with errors.
impdp "$@"
