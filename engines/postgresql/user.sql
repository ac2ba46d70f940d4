-- A further user, made or given this access and this password. The rights hang on two groups, so that content names no user: a
-- dump can be loaded where the user is not. Only what belongs to the tenant is given: a dump is loaded with the tenant's rights.
SET log_min_error_statement = panic;
SET client_min_messages = warning;
-- Servers that were made before there were further users.
SELECT format('CREATE ROLE %I NOLOGIN', name) FROM (VALUES ('databerth_readers'), ('databerth_writers')) AS groups (name)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
SELECT format('CREATE ROLE %I NOLOGIN', ${username_literal})
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${username_literal}) \gexec
-- Here an error shows neither the statement nor its neighbourhood: they hold what stands for the password.
\set VERBOSITY sqlstate
ALTER ROLE ${username_identifier}
 WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '${password_scram_sha_256}';
\set VERBOSITY default
GRANT databerth_readers TO ${username_identifier};
\if :writes
GRANT databerth_writers TO ${username_identifier};
\else
REVOKE databerth_writers FROM ${username_identifier};
\endif
GRANT CONNECT ON DATABASE ${database_identifier} TO databerth_readers, databerth_writers;
-- What the tenant will make.
SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I GRANT %s TO %s', pg_get_userbyid(datdba), rights, groups)
  FROM pg_database, (VALUES
    ('USAGE ON SCHEMAS', 'databerth_readers, databerth_writers'),
    ('SELECT ON TABLES', 'databerth_readers'),
    ('SELECT ON SEQUENCES', 'databerth_readers'),
    ('INSERT, UPDATE, DELETE ON TABLES', 'databerth_writers'),
    ('USAGE, UPDATE ON SEQUENCES', 'databerth_writers')) AS granted (rights, groups)
 WHERE datname = current_database() \gexec
-- What is there. The schema `public` is of a role that stands for the database's owner; in 14 it is the administrator's, and
-- everyone may use it.
SELECT format('GRANT USAGE ON SCHEMA %I TO databerth_readers, databerth_writers', nspname)
  FROM pg_namespace, pg_database
 WHERE datname = current_database() AND (nspowner = datdba OR pg_get_userbyid(nspowner) = 'pg_database_owner') \gexec
SELECT format('GRANT SELECT ON %1$s %2$s TO databerth_readers; GRANT %3$s ON %1$s %2$s TO databerth_writers',
         CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, pg_class.oid::regclass,
         CASE relkind WHEN 'S' THEN 'USAGE, UPDATE' ELSE 'INSERT, UPDATE, DELETE' END)
  FROM pg_class, pg_database
 WHERE datname = current_database() AND relowner = datdba AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
   AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e') \gexec
