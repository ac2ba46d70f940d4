SET statement_timeout = '5s';
SELECT 'connections', count(*) FROM [SHOW CLUSTER SESSIONS] WHERE user_name = ${username_literal};
SELECT 'connections_active', count(*) FROM [SHOW CLUSTER SESSIONS] WHERE user_name = ${username_literal} AND active_queries <> '';
SELECT 'size_bytes', coalesce(sum(range_size), 0)::INT FROM [SHOW RANGES FROM DATABASE ${database_identifier} WITH DETAILS];
