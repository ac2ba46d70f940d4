# ask <seconds> <database>: asks what standard input says, in a transaction that cannot write and ends after so many seconds.
set -eu
request=$(cat)
WGETRC=/etc/databerth/wgetrc exec wget --quiet --content-on-error --output-document=- --tries=1 --timeout="$(($1 + 1))" \
  --header='Content-Type: application/json' --header='Accept: application/json' --header='access-mode: READ' \
  --header="max-execution-time: $(($1 * 1000))" --post-data="$request" "http://127.0.0.1:7474/db/$2/tx/commit"
