#!/bin/sh
# patiently.sh ARGUMENTS: duckdb on the database, as soon as nobody else has it open: it refuses at once where others would wait.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
until duckdb -no-init -batch -bail -list -noheader /data/database.duckdb "$@" >"$work/output" 2>"$work/error"; do
  grep -q 'Conflicting lock is held' "$work/error" || { cat "$work/error" >&2; exit 1; }
  sleep 0.2
done
cat "$work/output"
