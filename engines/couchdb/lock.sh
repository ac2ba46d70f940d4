# lock.sh USERNAME DATABASE: nobody but the administrator may use the database, and the user is gone. A session here is a signed cookie
# or a password with each request; the server looks for the user each time, so neither outlives it.
set -eu
username=$1
database=$2
server="http://127.0.0.1:5984"

admin() {
  curl --silent --show-error --fail-with-body --config /etc/databerth/admin.curl --header 'Content-Type: application/json' "$@"
}

printf '{"admins":{"names":[],"roles":["_admin"]},"members":{"names":[],"roles":["_admin"]}}' |
  admin --output /dev/null --request PUT --data-binary @- "$server/$database/_security"
headers=$(curl --silent --show-error --config /etc/databerth/admin.curl --head "$server/_users/org.couchdb.user:$username")
case $headers in
*' 200 '*)
  revision=$(printf '%s\n' "$headers" | sed -n 's/^[Ee][Tt]ag: "\([^"]*\)".*/\1/p')
  admin --output /dev/null --request DELETE "$server/_users/org.couchdb.user:$username?rev=$revision"
  ;;
*' 404 '*) ;;
*)
  echo "unexpected answer of the server" >&2
  exit 1
  ;;
esac
