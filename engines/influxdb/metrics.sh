# Figures from the server's own counters: one JSON object a line, of which some come once per part of the data.
set -eu
curl --silent --show-error --fail --max-time 8 --unix-socket /tmp/influxdb.sock --netrc-file /etc/databerth/netrc \
  http://localhost/debug/vars | awk '
  function value(key) {
    if (!match($0, "\"" key "\":[0-9.e+]+")) return 0
    return substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 3)
  }
  /^"system"/ { up = value("uptime") }
  /^"runtime"/ { memory = value("HeapInUse") + value("StackInUse") }
  /^"queryExecutor"/ { queries = value("queriesExecuted") }
  /^"httpd/ {
    active = value("reqActive")
    requests = value("req")
    written = value("pointsWrittenOK")
    rejected = value("pointsWrittenFail") + value("pointsWrittenDropped")
    refused = value("authFail")
  }
  /^"database:/ { series += value("numSeries"); measurements += value("numMeasurements") }
  /^"tsm1_filestore:/ { size += value("diskBytes") }
  /^"tsm1_wal:/ { size += value("currentSegmentDiskBytes") + value("oldSegmentsDiskBytes") }
  END {
    if (memory == 0) exit 1
    printf "uptime_seconds %.0f\nmemory_bytes %.0f\nqueries_total %.0f\nconnections_active %.0f\n", up, memory, queries, active
    printf "requests_total %.0f\npoints_written_total %.0f\npoints_rejected_total %.0f\n", requests, written, rejected
    printf "refused_logins_total %.0f\nseries %.0f\nmeasurements %.0f\nsize_bytes %.0f\n", refused, series, measurements, size
  }'
