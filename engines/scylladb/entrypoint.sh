#!/bin/sh
# In the place of the image's entry point, which wants root with every right and runs a supervisor, an exporter and a daily call home.
# entrypoint.sh ordinary|isolated: runs the server alone, in the foreground. Anything else is a command of its own.
set -eu
case $1 in
ordinary | isolated) ;;
*) exec "$@" ;;
esac
work=/var/lib/databerth
mkdir -p "$work/backup"
rm -f "$work/cql.m"
exec /usr/bin/scylla --options-file "/etc/databerth/scylla-$1.yaml" --workdir "$work" --maintenance-socket workdir --developer-mode 1 --overprovisioned \
  --smp "${size.processors}" --memory "${size.memory_mb}M" --reserve-memory 0M --network-stack posix --log-to-syslog 0 --log-to-stdout 1 --default-log-level info
