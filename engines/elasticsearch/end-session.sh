# Only what is in the list of sessions can be ended, and nothing else that the name may mean to the server.
set -eu
of='actions=indices:data/read/search,indices:data/read/scroll,indices:data/write/reindex,indices:data/write/*/byquery'
tasks=$(sh /etc/databerth/ask.sh "/_tasks?$of&detailed&group_by=none&pretty&filter_path=tasks.node,tasks.id,tasks.headers" --max-time 8)
found=$(printf '%s\n' "$tasks" | awk '
  $1 == "\"node\"" { gsub(/[",]/, "", $3); node = $3 }
  $1 == "\"id\"" { gsub(/,/, "", $3); id = node ":" $3; known[id] = 1 }
  /^        "X-Opaque-Id" : "databerth",?$/ { known[id] = 0 }
  END { if (known[ENVIRON["SESSION"]]) print ENVIRON["SESSION"] }')
# One that is gone meanwhile is no failure.
[ -z "$found" ] || sh /etc/databerth/ask.sh "/_tasks/$found/_cancel" --request POST --no-fail >/dev/null
