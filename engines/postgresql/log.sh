# What the collector of the log asks for. $1 is the verb, $2 the collection's name; names of pieces come line by line.
set -eu
aside=/var/lib/postgresql/data/log
export PGUSER=postgres PGDATABASE=postgres PGOPTIONS='-c search_path=pg_catalog -c synchronous_commit=on'

sql() {
  psql --no-psqlrc --quiet --tuples-only --no-align --no-password --set=ON_ERROR_STOP=1
}

moment() {
  echo "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"');" | sql
}

# Ends the piece that is being written, after a transaction of our own: whoever asks for any earlier moment finds a later commit
# to stop before. Prints that moment, and puts down what everybody sees as long as nothing else is committed.
mark() {
  rm -f "$aside/unwritten"
  sql >"$aside/.mark" <<'SQL'
BEGIN;
SELECT pg_current_xact_id() AS own \gset
-- Of those before ours none may be open any more: it could be committed later.
SELECT CASE WHEN pg_snapshot_xmin(pg_current_snapshot()) = :'own'::xid8
       THEN format('%s:%1$s:', :'own'::numeric + 1) ELSE '' END,
  to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') \g (format=unaligned fieldsep=' ')
COMMIT;
SELECT pg_walfile_name(pg_current_wal_insert_lsn());
SELECT pg_switch_wal() \g /dev/null
SQL
  { read -r unwritten marked; read -r piece; } <"$aside/.mark"
  waited=0
  until [ -f "$aside/$piece.zst" ]; do
    [ "$waited" -lt 100 ] || { echo "$piece is not put aside within 10 s" >&2; exit 1; }
    waited=$((waited + 1))
    sleep 0.1
  done
  echo "$marked" >"$aside/marked"
  [ -z "$unwritten" ] || echo "$unwritten" >"$aside/unwritten"
}

case $1 in
  begin)
    mkdir -p "$aside"
    rm -f "$aside"/*.zst "$aside"/.*.part "$aside/unwritten" "$aside/marked" "$aside/released"
    echo "$2" >"$aside/collected"
    sync "$aside/collected" "$aside"
    ;;
  collect)
    [ "$(cat "$aside/collected" 2>/dev/null)" = "$2" ] || { echo lost; exit 0; }
    now=$(moment)
    [ "$(echo 'SELECT pg_current_snapshot()' | sql)" = "$(cat "$aside/unwritten" 2>/dev/null)" ] || {
      mark
      now=$(cat "$aside/marked")
    }
    echo "until $now marked $(cat "$aside/marked")"
    cd "$aside"
    [ ! -f released ] || echo "released $(cat released)"
    for piece in *.zst; do
      [ ! -f "$piece" ] || echo "piece $piece $(stat -c %s "$piece")"
    done
    ;;
  read) tar --create --file=- --directory="$aside" --verbatim-files-from --files-from=- ;;
  release)
    while read -r piece; do
      rm -f "$aside/$piece"
      echo "$piece" >"$aside/released"
    done
    ;;
  end) rm -rf "$aside" ;;
  *)
    echo "no such verb: $1" >&2
    exit 64
    ;;
esac
