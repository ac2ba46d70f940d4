-- Drops the copy, and lets clients in again in case a swap stopped between closing and renaming.
SET client_min_messages = warning;
DROP DATABASE IF EXISTS ${side_database_identifier} WITH (FORCE);
SELECT format('ALTER DATABASE %I ALLOW_CONNECTIONS true', datname) FROM pg_database
 WHERE datname = ${database_literal} AND NOT datallowconn \gexec
