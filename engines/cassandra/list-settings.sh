# A value and its unit are two things. What nobody set, and what could be a password, is left out.
set -eu
answer=$(cqlsh --credentials=/etc/databerth/admin.credentials --request-timeout=8 --file=/dev/stdin <<'END'
SELECT JSON name, value FROM system_views.settings;
END
)
# The shell doubles each backslash.
printf '%s\n' "$answer" | sed -n '/^ *{/{
  /^ *{"name": "[^"]*\(passw\|secret\|credential\)/d
  /"value": null}/d
  s/^ *//
  s/\\\\/\x01/g
  s/\\x\([0-9a-f][0-9a-f]\)/\\u00\1/g
  s/\x01/\\/g
  s/"value": "\([0-9.]*[0-9]\)\([numKMG]\{0,1\}[a-zA-Z]\{1,2\}\(\/s\)\{0,1\}\)"}$/"value": "\1", "unit": "\2"}/
  p
}'
