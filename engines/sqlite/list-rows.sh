# Of real tables only. The first statement writes the second: a piece of JSON for each column, which -separator joins. A function
# with all columns as arguments would not take more than 63. Bytes come as hexadecimal digits, infinities as a string.
ask() {
  sqlite3 -batch -bail -safe -list -noheader -separator '' -cmd '.timeout 5000' -cmd 'PRAGMA trusted_schema = OFF' \
    'file:/data/database.db?mode=ro'
}

statement=$(ask <<END
SELECT 'SELECT ' || group_concat(quote(iif(place = 1, '{', ',') || json_quote(name) || ':') || ' || CASE typeof(' || quoted ||
    ') WHEN ''blob'' THEN json_quote(hex(' || quoted || ')) WHEN ''real'' THEN iif(abs(' || quoted || ') < 9e999, json_quote(' ||
    quoted || '), json_quote(CAST(' || quoted || ' AS TEXT))) ELSE json_quote(' || quoted || ') END', ', ' ORDER BY place) ||
    ', ''}'' FROM main."' || replace(content, '"', '""') || '" AS content LIMIT $LIMIT;'
  FROM (SELECT t.name AS content, c.name, 'content."' || replace(c.name, '"', '""') || '"' AS quoted, row_number() OVER (ORDER BY c.cid) AS place
    FROM main.sqlite_schema AS t JOIN pragma_table_xinfo(t.name, 'main') AS c
    WHERE t.type = 'table' AND t.rootpage > 0 AND t.name = $TABLE COLLATE NOCASE AND c.hidden <> 1)
  GROUP BY content;
END
)
[ -n "$statement" ] || { echo 'there is no such table' >&2; exit 1; }
printf '%s\n' "$statement" | ask
