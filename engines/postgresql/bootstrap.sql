-- The role and its database, made or set right; can be repeated after a crash at any point.
SET log_min_error_statement = panic;
SET client_min_messages = warning;
SELECT format('CREATE ROLE %I NOLOGIN', ${username_literal})
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${username_literal}) \gexec
-- Here an error shows neither the statement nor its neighbourhood: they hold what stands for the password.
\set VERBOSITY sqlstate
ALTER ROLE ${username_identifier}
 WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${password_scram_sha_256}';
\set VERBOSITY default
-- What further users may do hangs on these: dumps name them, so they are everywhere.
SELECT format('CREATE ROLE %I NOLOGIN', name) FROM (VALUES ('databerth_readers'), ('databerth_writers')) AS groups (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0', ${database_literal}, ${username_literal})
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${database_literal}) \gexec
ALTER DATABASE ${database_identifier} OWNER TO ${username_identifier};
REVOKE ALL ON DATABASE ${database_identifier} FROM PUBLIC;
REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC;
-- Here and not in the tenant's database: it sees every statement of the server, and a dump must not name it.
CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public;
