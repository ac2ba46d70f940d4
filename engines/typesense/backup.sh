# The server writes one moment of its data beside it. It answers before or after an error with the same care: see whether it succeeded.
set -euo pipefail
bash /etc/databerth/http.sh admin POST '/operations/snapshot?snapshot_path=/data/databerth' </dev/null | grep -Eq '"success": *true'
test -d /data/databerth/state
