# In version 7 it is nginx that knows who may come in.
set -eu
if [ -e /etc/databerth/users ]; then
  awk -F: 'BEGIN { printf "{" } $1 != "databerth" && NF { printf "%s\"%s\":{\"enabled\":true}", comma, $1; comma = "," } END { print "}" }' \
    /etc/databerth/users
else
  exec sh /etc/databerth/ask.sh '/_security/user?filter_path=*.roles,*.enabled' --max-time 8
fi
