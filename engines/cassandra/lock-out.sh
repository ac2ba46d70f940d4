# Does what standard input says, then ends all sessions: a session asks for its rights only when it begins.
set -eu
cqlsh --credentials=/etc/databerth/admin.credentials --file=/dev/stdin
# Not before the server has forgotten what it remembered of the role.
sleep 1
nodetool disablebinary
nodetool enablebinary
