# backup.sh DATABASE: a copy of the bucket into the volume, with its name beside it.
set -eu
INFLUX_TOKEN=$(cat /etc/databerth/admin-token)
export INFLUX_TOKEN
directory=/var/lib/influxdb2/databerth
mkdir "$directory"
printf '%s\n' "$1" >"$directory/name"
influx backup --org databerth --bucket "$1" "$directory/set"
