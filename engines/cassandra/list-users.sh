# No hash of a password is asked for. The superuser is ours.
set -eu
answer=$(cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=8 --file=/dev/stdin <<'END'
SELECT JSON role, can_login, member_of FROM system_auth.roles;
END
)
printf '%s\n' "$answer" | sed -n '/^ *{"role": "databerth"/d; /^ *{/p'
