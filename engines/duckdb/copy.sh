#!/bin/sh
set -eu
cp /data/database.duckdb /data/.backup.duckdb
sync /data/.backup.duckdb
echo copied
