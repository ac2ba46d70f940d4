-- Clients' sessions keep what they began with, so they end: the next ones may write.
ALTER ROLE ${username_identifier} RESET default_transaction_read_only;
SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
  WHERE usename = ${username_literal} AND client_addr IS NOT NULL) AS ended;
