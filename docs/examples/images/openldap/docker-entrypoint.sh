#!/bin/sh
set -eu
# slapd sets aside 0.65 kB for each file that it might open, and a container often may open a million.
ulimit -n 8192
exec "$@"
