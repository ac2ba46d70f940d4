# fingerprint.sh DATABASE: one line an item. A hash over every point as a line of text, in an order of their own.
set -euo pipefail
export LC_ALL=C
INFLUX_TOKEN=$(cat /etc/databerth/admin-token)
export INFLUX_TOKEN
work=$(mktemp -d -p /var/lib/influxdb2)
trap 'rm -rf "$work"' EXIT

# Results of several kinds follow each other, each with its line of columns; the number of a table tells nothing.
influx query --org databerth --raw "from(bucket: \"$1\") |> range(start: 1677-09-22T00:00:00Z, stop: 2262-04-11T00:00:00Z) |> drop(columns: [\"_start\", \"_stop\"])" |
  tr -d '\r' | awk '!/^#(group|default)/ { sub(/^,[^,]*,[0-9]*,/, ",,,"); print }' | sort --temporary-directory="$work" >"$work/points"
retention=$(influx bucket list --org databerth --hide-headers | awk -v name="$1" '$2 == name { print $3 }')

printf '["bucket","retention","%s"]\n' "$retention"
printf '["points","count","%s"]\n' "$(grep -c '^,,,[^_]' "$work/points" || true)"
printf '["points","sha256","%s"]\n' "$(sha256sum <"$work/points" | cut -d ' ' -f 1)"
