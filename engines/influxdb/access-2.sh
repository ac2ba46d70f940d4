# access.sh grant USERNAME DATABASE | password USERNAME | lock USERNAME | drop USERNAME: for grant and password standard input holds
# {"password": ...}. Run again, it sets right what is there: after a restore the bucket is another of the same name.
set -euo pipefail
action=$1
username=$2
INFLUX_TOKEN=$(cat /etc/databerth/admin-token)
export INFLUX_TOKEN

ask() {
  method=$1 path=$2
  shift 2
  curl --silent --show-error --fail --cacert /etc/databerth/ca.crt --config /etc/databerth/admin.curl --request "$method" \
    --header 'Content-Type: application/json' --output /dev/null "$@" "$INFLUX_HOST$path"
}

# The first column is the identity; which column the name is in is the tool's affair.
authorization() {
  influx v1 auth list --org databerth --hide-headers | awk -v name="$username" '{ for (i = 2; i <= NF; i++) if ($i == name) { print $1; next } }'
}

bucket() {
  influx bucket list --org databerth --hide-headers | awk -v name="$1" '$2 == name { print $1 }'
}

case $action in
grant)
  id=$(bucket "$3")
  if [ -z "$id" ]; then
    influx bucket create --org databerth --name "$3" --retention 0 >/dev/null
    id=$(bucket "$3")
  fi
  # Others too: after a restore there may be one for a bucket that is gone.
  influx v1 auth list --org databerth --hide-headers | awk '{ print $1 }' | while read -r old; do
    ask DELETE "/private/legacy/authorizations/$old"
  done
  influx v1 auth create --org databerth --username "$username" --no-password --read-bucket "$id" --write-bucket "$id" >/dev/null
  ask POST "/private/legacy/authorizations/$(authorization)/password" --data-binary @-
  ;;
password)
  id=$(authorization)
  ask POST "/private/legacy/authorizations/$id/password" --data-binary @-
  ask PATCH "/private/legacy/authorizations/$id" --data '{"status":"active"}'
  ;;
lock)
  id=$(authorization)
  if [ -n "$id" ]; then
    ask PATCH "/private/legacy/authorizations/$id" --data '{"status":"inactive"}'
  fi
  ;;
drop)
  id=$(authorization)
  if [ -n "$id" ]; then
    ask DELETE "/private/legacy/authorizations/$id"
  fi
  ;;
esac
