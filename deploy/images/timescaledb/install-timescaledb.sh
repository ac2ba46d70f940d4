#!/bin/sh
# What the contract promises: the extension is in the first database, and in every one that is made from template1.
set -eu
for name in "$POSTGRES_DB" template1 postgres; do
  echo 'CREATE EXTENSION IF NOT EXISTS timescaledb;' |
    psql --no-psqlrc --no-password --quiet -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$name"
done
