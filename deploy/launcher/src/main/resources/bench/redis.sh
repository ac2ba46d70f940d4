# What people type today to back up and restore one database; the functions and names are those of Peer.java.
client() {
  docker exec -i "$C" sh -c 'REDISCLI_AUTH=$(cat /etc/databerth/admin-password) exec \
    redis-cli -e -s /tmp/redis.sock --user databerth --no-auth-warning "$@"' redis-cli "$@"
}

# A hundred thousand at a time, so that the server answers others in between.
fill() {
  for part in $(seq 0 19); do
    client EVAL "for n = ARGV[1] * 100000 + 1, (ARGV[1] + 1) * 100000 do
        redis.call('SET', 'account:' .. n, (n % 100) .. ' ' .. redis.sha1hex(n) .. redis.sha1hex(n * 7) .. ' '
          .. string.rep('the quick brown fox ' .. (n % 1000) .. ' ', 8))
      end" 0 "$part" < /dev/null
  done > /dev/null
}

dump() { client --rdb - < /dev/null | gzip > "$F"; }

# A second server of the same image, since a snapshot is read at a start.
place() { docker volume create "$C-peer"; }

load() {
  image=$(docker inspect -f '{{.Config.Image}}' "$C")
  gunzip -c "$F" | docker run -i --rm --user 0 --entrypoint sh -v "$C-peer:/data" "$image" -c 'cat > /data/dump.rdb'
  docker run -d --name "$C-peer" --user 0 --network none --entrypoint redis-server -v "$C-peer:/data" "$image" \
    --dir /data --save ''
  until docker exec "$C-peer" redis-cli PING | grep -q PONG; do sleep 0.1; done
}

remove() { docker rm -f "$C-peer" && docker volume rm "$C-peer"; }
