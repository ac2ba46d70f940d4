# Requests that are being worked on and can be ended. Only the long form says which of them name databerth in
# X-Opaque-Id, which are our own, and what can be ended.
set -eu
of='actions=indices:data/read/search,indices:data/read/scroll,indices:data/write/reindex,indices:data/write/*/byquery'
tasks=$(sh /etc/databerth/ask.sh "/_cat/tasks?detailed&h=task_id,parent_task_id,running_time_ns,action,description" --max-time 4)
ours=$(sh /etc/databerth/ask.sh "/_tasks?$of&detailed&group_by=none&pretty&filter_path=tasks.node,tasks.id,tasks.headers" --max-time 4)
printf '%s\nend of what is ours\n%s\n' "$ours" "$tasks" | awk '
  $0 == "end of what is ours" { list = 1; next }
  !list && $1 == "\"node\"" { gsub(/[",]/, "", $3); node = $3 }
  !list && $1 == "\"id\"" { gsub(/,/, "", $3); id = node ":" $3; known[id] = 1 }
  !list && /^        "X-Opaque-Id" : "databerth",?$/ { known[id] = 0 }
  list && known[$1] && $2 == "-" {
    printf "%s %s %s", $1, $3, $4
    sub(/^[^ ]+ +[^ ]+ +[^ ]+ +[^ ]+ */, "")
    print " " ($0 == "" ? "-" : $0)
  }'
