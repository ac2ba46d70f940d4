SELECT query_id::string, username, state, datediff('s', query_start, now()), left(query, 1000)
FROM query_activity() WHERE username = ${username_literal}
