# load.sh DATABASE: the backup on standard input becomes the bucket, whatever its name was. Nothing else of the server changes.
set -eu
INFLUX_TOKEN=$(cat /etc/databerth/admin-token)
export INFLUX_TOKEN
directory=/var/lib/influxdb2/databerth-load
rm -rf "$directory"
mkdir "$directory"
tar --extract --file=- --directory="$directory" --no-same-owner
name=$(cat "$directory/name")
# The tool restores into no bucket that is there.
influx bucket delete --org databerth --name "$1" >/dev/null
influx restore --org databerth --bucket "$name" --new-bucket "$1" "$directory/set"
rm -rf "$directory"
