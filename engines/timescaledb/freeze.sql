-- A full database: the user's transactions are read-only unless a session says otherwise, which whoever deletes does on purpose
-- (SET default_transaction_read_only = off). Sessions keep what they began with, so those of clients end; what the platform itself
-- does as this user comes in through the socket and goes on.
ALTER ROLE ${username_identifier} SET default_transaction_read_only = on;
SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
  WHERE usename = ${username_literal} AND client_addr IS NOT NULL) AS ended;
