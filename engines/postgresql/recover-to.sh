# Before the first start on restored files: the server is to follow the pieces of the log beside them up to a moment. $1 is the verb,
# $2 the moment, with its zone; without one up to the last piece's end.
set -eu
data=/var/lib/postgresql/data
settings=$data/pgdata/postgresql.auto.conf

case $1 in
  aim)
    {
      # What is not there is the end of the log.
      echo "restore_command = 'test -f $data/log-pieces/%f.zst && zstd -d --quiet --force $data/log-pieces/%f.zst -o %p' # databerth"
      # Zones have numbers here: their names are not known yet when this is read.
      [ -z "$2" ] || echo "recovery_target_time = '$2' # databerth" | sed "s/Z'/+00'/"
      echo "recovery_target_timeline = 'current' # databerth"
      echo "recovery_target_action = 'promote' # databerth"
    } >>"$settings"
    : >"$data/pgdata/recovery.signal"
    ;;
  forget)
    sed -i '/# databerth$/d' "$settings"
    rm -rf "$data/log-pieces"
    ;;
esac
