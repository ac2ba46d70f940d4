# What the server says of its own configuration: for each section the names and then the values. A time such as 1m30s becomes
# seconds, and that of the log milliseconds.
set -eu
answer=$(curl --silent --show-error --fail --max-time 8 --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
  --data-urlencode q='SHOW DIAGNOSTICS' http://localhost/query)
printf '%s' "$answer" | sed 's/{"name":/\n/g' | awk -v FS='"' '
  function seconds(text, total, number) {
    total = 0
    while (match(text, /^[0-9.]+/)) {
      number = substr(text, 1, RLENGTH)
      text = substr(text, RLENGTH + 1)
      match(text, /^[a-z]+/)
      total += number * factor[substr(text, 1, RLENGTH)]
      text = substr(text, RLENGTH + 1)
    }
    return total
  }
  BEGIN { factor["h"] = 3600; factor["m"] = 60; factor["s"] = 1; factor["ms"] = 0.001 }
  $2 !~ /^config-/ || !/"values":\[\[/ { next }
  {
    section = substr($2, 8)
    if (section == "httpd") section = "http"
    if (section == "cqs") section = "continuous_queries"
    names = $0; sub(/^.*"columns":\[/, "", names); sub(/\],"values".*$/, "", names)
    values = $0; sub(/^.*"values":\[\[/, "", values); sub(/\]\].*$/, "", values)
    gsub(/"/, "", names)
    count = split(names, name, ",")
    split(values, value, ",")
    for (i = 1; i <= count; i++) {
      gsub(/"/, "", value[i])
      unit = ""
      if (value[i] ~ /^([0-9.]+(h|m|s|ms))+$/) {
        unit = name[i] == "wal-fsync-delay" ? "ms" : "s"
        value[i] = seconds(value[i]) * (unit == "ms" ? 1000 : 1)
      }
      printf "{\"name\":\"%s.%s\",\"value\":\"%s\"%s}\n", section, name[i], value[i], unit == "" ? "" : ",\"unit\":\"" unit "\""
    }
  }'
