# bootstrap.sh USERNAME DATABASE, the password on standard input: makes the user and its database, or sets them right. Other users
# are taken away: after a restore there may be the one that owned the backup.
set -eu
username=$1
database=$2
IFS= read -r password
server="http://127.0.0.1:5984"

admin() {
  curl --silent --show-error --fail-with-body --config /etc/databerth/admin.curl --header 'Content-Type: application/json' "$@"
}

# Where a document is not there, its revision is empty; any other refusal is one.
revision() {
  headers=$(curl --silent --show-error --config /etc/databerth/admin.curl --head "$1")
  case $headers in
  *' 200 '*) printf '%s\n' "$headers" | sed -n 's/^[Ee][Tt]ag: "\([^"]*\)".*/\1/p' ;;
  *' 404 '*) ;;
  *)
    echo "unexpected answer of the server" >&2
    return 1
    ;;
  esac
}

user="$server/_users/org.couchdb.user:$username"
found=$(revision "$user")
if [ -n "$found" ]; then
  before="\"_rev\":\"$found\","
else
  before=
fi
printf '{%s"name":"%s","type":"user","roles":[],"password":"%s"}' "$before" "$username" "$password" |
  admin --output /dev/null --request PUT --data-binary @- "$user"

admin "$server/_users/_all_docs" | sed -n 's/^{"id":"org\.couchdb\.user:\([a-z0-9_]*\)".*/\1/p' | while read -r other; do
  if [ "$other" != "$username" ]; then
    admin --output /dev/null --request DELETE "$server/_users/org.couchdb.user:$other?rev=$(revision "$server/_users/org.couchdb.user:$other")"
  fi
done

status=$(curl --silent --show-error --config /etc/databerth/admin.curl --request PUT --output /dev/null --write-out '%{http_code}' "$server/$database")
case $status in
# 412: it is there already.
201 | 202 | 412) ;;
*)
  echo "the database could not be made: $status" >&2
  exit 1
  ;;
esac
printf '{"admins":{"names":["%s"],"roles":[]},"members":{"names":["%s"],"roles":[]}}' "$username" "$username" |
  admin --output /dev/null --request PUT --data-binary @- "$server/$database/_security"
