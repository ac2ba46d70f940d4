-- CREATE DATABASE knows no IF NOT EXISTS and runs in no transaction: the statement is written only where it is needed.
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0', ${target.database_literal}, ${username_literal})
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = ${target.database_literal}) \gexec
-- As with the tenant's first database: nobody else comes in.
REVOKE ALL ON DATABASE ${target.database_identifier} FROM PUBLIC;
\connect ${target.database_identifier}
SET client_min_messages = error;
CREATE EXTENSION IF NOT EXISTS timescaledb SCHEMA public;
COMMENT ON EXTENSION timescaledb IS NULL;
