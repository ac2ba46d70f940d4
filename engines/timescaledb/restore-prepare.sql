-- An empty database that belongs to the tenant, in the place of one that a crash left.
SET client_min_messages = error;
-- The role that owned the content may be missing here: grants to it must find it. It cannot log in.
SELECT format('CREATE ROLE %I NOLOGIN', ${source_username_literal})
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${source_username_literal}) \gexec
-- Its default privileges are set by the dump as well, which takes membership. Never in a role that can do anything here.
SELECT format('GRANT %I TO %I', rolname, ${username_literal}) FROM pg_roles
 WHERE rolname = ${source_username_literal} AND rolname <> ${username_literal} AND rolname !~ '^pg_'
   AND NOT (rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls) \gexec
-- On servers that were made before there were further users.
SELECT format('CREATE ROLE %I NOLOGIN', name) FROM (VALUES ('databerth_readers'), ('databerth_writers')) AS groups (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
DROP DATABASE IF EXISTS ${side_database_identifier} WITH (FORCE);
CREATE DATABASE ${side_database_identifier} OWNER ${username_identifier} TEMPLATE template0;
REVOKE ALL ON DATABASE ${side_database_identifier} FROM PUBLIC;
-- Further users come in where they come in now, which is the tenant's own database.
SELECT format('GRANT CONNECT ON DATABASE %I TO databerth_readers, databerth_writers', ${side_database_literal}) FROM pg_database
 WHERE datname = ${database_literal} AND has_database_privilege('databerth_readers', oid, 'CONNECT') \gexec
\connect ${side_database_identifier}
SET client_min_messages = error;
CREATE EXTENSION timescaledb SCHEMA public;
COMMENT ON EXTENSION timescaledb IS NULL;
SELECT public.timescaledb_pre_restore() \g /dev/null
-- What the dump writes into the extension's catalogue. Taken back, and looked at, before the copy is used: restore-swap.sql.
GRANT INSERT ON ALL TABLES IN SCHEMA _timescaledb_catalog, _timescaledb_config TO ${username_identifier};
GRANT UPDATE ON _timescaledb_catalog.metadata TO ${username_identifier};
GRANT UPDATE ON ALL SEQUENCES IN SCHEMA _timescaledb_catalog, _timescaledb_config TO ${username_identifier};
GRANT CREATE ON SCHEMA _timescaledb_internal TO ${username_identifier};
