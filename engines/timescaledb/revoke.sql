-- Locked out first, then the sessions that are still there.
SELECT format('ALTER ROLE %I WITH NOLOGIN PASSWORD NULL', rolname) FROM pg_roles WHERE rolname = ${username_literal} \gexec
SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = ${username_literal}) AS ended;
