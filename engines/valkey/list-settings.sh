# Names and values come on lines of their own. Passwords are none of anyone's business.
valkey-cli -e -s /tmp/valkey.sock --user databerth --no-auth-warning --raw CONFIG GET '*' | awk '
  { gsub(/["\\[:cntrl:]]/, " ") }
  NR % 2 { name = $0; next }
  name !~ /pass|auth/ { print "{\"name\":\"" name "\",\"value\":\"" $0 "\"}" }'
