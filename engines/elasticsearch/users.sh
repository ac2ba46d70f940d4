# The administrator and whom standard input names may come in. nginx reads the file at every request.
set -eu
users=$(grep '^databerth:' /etc/databerth/users; cat)
printf '%s\n' "$users" >/etc/databerth/users
