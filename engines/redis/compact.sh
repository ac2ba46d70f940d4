# The append-only file anew, as short as it can be: it is written in the background, and this waits for its end.
ask() {
  redis-cli -e -s /tmp/redis.sock --user databerth --no-auth-warning "$@" </dev/null
}

figure() {
  ask INFO persistence | tr -d '\r' | sed -n "s/^$1://p"
}

[ "$(figure aof_rewrite_in_progress)" = 1 ] || ask BGREWRITEAOF
until [ "$(figure aof_rewrite_in_progress)$(figure aof_rewrite_scheduled)" = 00 ]; do sleep 0.5; done
[ "$(figure aof_last_bgrewrite_status)" = ok ] || { echo 'the append-only file could not be written anew' >&2; exit 1; }
