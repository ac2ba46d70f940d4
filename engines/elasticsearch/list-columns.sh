# list-columns.sh <user> <path>: the fields as the server lays them out for people, where a name is a JSON string on a line of its own.
# Types that begin with '_' are the server's own fields.
set -eu
answer=$(sh /etc/databerth/ask.sh "$2" --path-as-is --max-time 8 --header "es-security-runas-user: $1")
printf '%s\n' "$answer" | awk '
  function show() {
    if (types != "" && types !~ /^_/ && name !~ /^"_(all|tier|doc_count)"$/) {
      printf "{\"name\":%s,\"type\":\"%s\"}\n", name, types
    }
    types = ""
  }
  /^    ".*" : [{]$/ { show(); name = substr($0, 5, length($0) - 8) }
  /^        "type" : "[^"]*",?$/ {
    split($0, part, "\"")
    types = types (types == "" ? "" : " | ") part[4]
  }
  END { show() }'
