# Puts a backup from standard input in the place of the database that the argument names.
set -eu
export LC_ALL=C
database=$1
folder=/var/lib/influxdb/backup
trap 'rm -rf "$folder"' EXIT
rm -rf "$folder"
mkdir "$folder"
tar --extract --file=- --directory="$folder" --no-same-owner

# An error of InfluxQL comes with the status 200; no name or text can look like it, for quotes in them have a backslash.
ask() {
  answer=$(curl --silent --show-error --fail --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
    --data-urlencode "q=$1" http://localhost/query)
  case $answer in
    *'"error":'*) echo "load: $answer" >&2; exit 1 ;;
  esac
}

# Every string of a JSON text, a line each.
strings() {
  grep -ao '"\([^"\\]\|\\.\)*"' "$1"
}

# The string that a JSON string stands for. \001 is in no JSON text.
plain() {
  sed 's/^"//; s/"$//; s/\\\\/\x01/g; s/\\u003c/</g; s/\\u003e/>/g; s/\\u0026/\&/g; s/\\t/\t/g; s/\\"/"/g; s/\x01/\\/g'
}

# The list of continuous queries begins with the name of the database that was backed up.
source=$(strings "$folder/continuous-queries.json" | sed '0,/^"name"$/d' | sed 1q | plain)
[ -n "$source" ] || { echo 'load: the backup names no database' >&2; exit 1; }
ask "DROP DATABASE \"$database\""
# Without any data in it, InfluxDB restores the database and then says that it did not.
influxd restore -portable -host 127.0.0.1:8088 -db "$source" -newdb "$database" "$folder" >"$folder/log" 2>&1 || {
  cat "$folder/log" >&2
  grep -q '"files": null' "$folder"/*.manifest
}
ask "SHOW RETENTION POLICIES ON \"$database\""

strings "$folder/continuous-queries.json" | sed '1,/^"values"$/d' | sed -n 'n; p' | plain >"$folder/continuous-queries"
while IFS= read -r query; do
  [ "$source" = "$database" ] || { echo "load: continuous queries name the database $source" >&2; exit 1; }
  ask "$query"
done <"$folder/continuous-queries"
