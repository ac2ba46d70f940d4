# keys.sh grant | drop: takes away every key but the server's own; grant then makes the one that standard input describes.
set -euo pipefail
sh=/etc/databerth/http.sh
new=
if [ "$1" = grant ]; then
  new=$(cat)
fi
bash $sh admin GET /keys | tr '{}' '\n\n' | sed -n 's/.*"id": *\([0-9][0-9]*\).*/\1/p' | while read -r id; do
  bash $sh admin DELETE "/keys/$id" >/dev/null
done
if [ -n "$new" ]; then
  printf '%s' "$new" | bash $sh admin POST /keys >/dev/null
fi
