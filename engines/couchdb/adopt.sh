# adopt.sh DATABASE: a backup of a database with another name came in under that name; its documents go where they belong.
set -eu
database=$1
server="http://127.0.0.1:5984"

admin() {
  curl --silent --show-error --fail-with-body --config /etc/databerth/admin.curl --header 'Content-Type: application/json' "$@"
}

admin "$server/_all_dbs" | tr -d '[]"' | tr ',' '\n' | while read -r found; do
  case $found in
  '' | _* | "$database") ;;
  *)
    sed 's/^user = "\(.*\)"$/\1/' /etc/databerth/admin.curl | {
      IFS= read -r credentials
      printf '{"source":"http://%s@127.0.0.1:5984/%s","target":"http://%s@127.0.0.1:5984/%s"}' "$credentials" "$found" "$credentials" "$database"
    } | admin --request POST --data-binary @- "$server/_replicate" | grep -q '"ok":true'
    admin --output /dev/null --request DELETE "$server/$found"
    ;;
  esac
done
