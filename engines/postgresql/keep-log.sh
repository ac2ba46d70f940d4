# archive_command: puts a finished piece of the log aside, packed, while somebody collects them. $1 is where it lies, $2 its name.
# It never fails for long: a server keeps what was not put aside until its disk is full. When nobody comes for what lies here, all of it goes
# and the collection ends; whoever collects finds that out, tells it, and begins again with a new copy of the files.
aside=/var/lib/postgresql/data/log
most_kb=$((${size.slot_wal_mb} * 1024))

give_up() {
  rm -f "$aside/collected" "$aside"/*.zst "$aside"/.*.part
  echo "the log is no longer put aside: $1" >&2
  exit 0
}

[ -f "$aside/collected" ] || exit 0
[ "$(du -sk "$aside" | cut -f 1)" -lt "$most_kb" ] || give_up "what lies there has become too much"
# Flushed before it appears under its name: the server forgets its own as soon as this ends.
zstd -1 --quiet --force "$1" -o "$aside/.$2.part" && sync "$aside/.$2.part" && mv "$aside/.$2.part" "$aside/$2.zst" && sync "$aside" ||
  give_up "there is no room for it"
