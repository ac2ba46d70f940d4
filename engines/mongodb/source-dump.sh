# Writes one database of a server elsewhere as this server's own dumps are written. Its certificate is not checked.
set -euo pipefail
host=$SOURCE_HOST
case $host in *:*) host="[$host]" ;; esac
options=
if [ "$SOURCE_TLS" = required ]; then options='--ssl --tlsInsecure'; fi
# The tool takes a password from nowhere but its arguments and a file; double quotes of YAML are those of JSON.
password=$(printf '%s' "$SOURCE_PASSWORD" | sed 's/[\\"]/\\&/g')
unset SOURCE_PASSWORD

# As a user that is kept in the database of that name.
dump() {
  mongodump --config <(printf 'password: "%s"\n' "$password") --host "$host" --port "$SOURCE_PORT" $options \
    --username "$SOURCE_USERNAME" --authenticationDatabase "$1" --db "$SOURCE_DATABASE" --archive </dev/null
}

# Users are kept in the database they use, or in the one for administration. Who is not let in has written nothing.
exec 3>&1
if ! said=$(dump "$SOURCE_DATABASE" 2>&1 >&3); then
  case $said in
    *'auth error'* | *AuthenticationFailed*) dump admin ;;
    *) printf '%s\n' "$said" >&2; exit 1 ;;
  esac
fi
