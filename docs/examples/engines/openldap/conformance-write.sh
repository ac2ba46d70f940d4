# 300 customers below one unit, and below them a unit with a name that needs care.
customers() {
  printf 'dn: ou=customers,dc=content\nobjectClass: organizationalUnit\n\n'
  for n in $(seq 300); do
    printf 'dn: uid=customer-%s,ou=customers,dc=content\nobjectClass: inetOrgPerson\n' "$n"
    printf 'cn: Customer %s\nsn: %s\ndescription: 日本語 "quoted" \\ %s\n\n' "$n" "$n" "$n"
  done
  cat <<'LDIF'
dn: ou=kit \"odd\" 'name' \\ é\, %\0A,uid=customer-7,ou=customers,dc=content
objectClass: organizationalUnit
LDIF
}
# The password is the first line, for -W.
{
  printf '%s\n' "$LDAP_PASSWORD"
  customers
} | ldapadd -x -H "$1" -D "$2" -W
