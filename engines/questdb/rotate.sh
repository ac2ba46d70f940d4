# The password from standard input becomes the user's: in the file that the server reads at every start, and at once.
set -eu
file=/etc/databerth/user-password
# Not by a new file and a rename: the folder is not ours.
password=$(cat)
[ -n "$password" ]
printf '%s' "$password" >"$file"
answer=$(curl --silent --show-error --fail "http://127.0.0.1:9000/exec?query=SELECT+reload_config()")
case $answer in
  *'"dataset":[[true]]'*) ;;
  # The password was there already.
  *'"dataset":[[false]]'*) ;;
  *) echo "rotate: $answer" >&2; exit 1 ;;
esac
