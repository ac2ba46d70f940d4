# One line an item: how each collection is made, and a hash over its documents, whatever their order.
set -euo pipefail
export LC_ALL=C
sh=/etc/databerth/http.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
escaped() {
  sed 's/[\\"]/\\&/g'
}

echo '["server","content","read"]'
bash $sh admin GET '/collections?exclude_fields=fields' >"$work/collections"
grep -oE '"name": *"([^"\\]|\\.)*"' "$work/collections" | sed 's/^"name": *"\(.*\)"$/\1/' | sort >"$work/names"
while IFS= read -r name; do
  # As it stands in an address: every byte by its number.
  address=$(printf '%b' "$name" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g')
  bash $sh admin GET "/collections/$address" >"$work/schema"
  bash $sh admin GET "/collections/$address/documents/export" >"$work/export"
  printf '["collection","%s","%s"]\n' "$name" "$(sed 's/"created_at": *[0-9]*//; s/"num_documents": *[0-9]*//' "$work/schema" | tr -d '\n' | escaped)"
  printf '["documents","%s","%s %s"]\n' "$name" "$(grep -c . "$work/export" || true)" "$(sort --temporary-directory="$work" "$work/export" | sha256sum | cut -d ' ' -f 1)"
done <"$work/names"
for part in aliases presets stopwords; do
  printf '["%s","all","%s"]\n' "$part" "$(bash $sh admin GET "/$part" | tr -d '\n' | escaped)"
done
