# The server's own figures, and some as sums.
set -eu
curl --silent --show-error --fail --max-time 5 --cacert /etc/databerth/ca.crt "$INFLUX_HOST/metrics" | awk '
  /^(process_resident_memory_bytes|influxdb_uptime_seconds)[ {]/ { print }
  /^qc_requests_total[{ ]/ { queries += $NF }
  /^http_api_requests_total[{ ]/ { requests += $NF }
  END { printf "databerth_queries_total %.0f\ndataberth_requests_total %.0f\n", queries, requests }'
printf 'databerth_size_bytes %s\n' "$(du -s -B 1 /var/lib/influxdb2/engine | cut -f 1)"
