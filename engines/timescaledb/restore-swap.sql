-- The copy leaves the state of being restored, and takes the place of the live one by two renames in one transaction.
-- Repeated after it was done, it finds no side database and does nothing.
SET client_min_messages = warning;
SELECT EXISTS (SELECT FROM pg_database WHERE datname = ${side_database_literal}) AS pending,
       EXISTS (SELECT FROM pg_database WHERE datname = ${database_literal}) AS live \gset
\if :pending
ALTER DATABASE ${side_database_identifier} ALLOW_CONNECTIONS true;
\connect ${side_database_identifier}
SET client_min_messages = error;
SELECT NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb' AND extowner = current_user::regrole) AS strange \gset
\if :strange
DO $$ BEGIN RAISE 'the extension is not the one that was made for the copy'; END $$;
\endif
REVOKE INSERT ON ALL TABLES IN SCHEMA _timescaledb_catalog, _timescaledb_config FROM ${username_identifier};
REVOKE UPDATE ON _timescaledb_catalog.metadata FROM ${username_identifier};
REVOKE UPDATE ON ALL SEQUENCES IN SCHEMA _timescaledb_catalog, _timescaledb_config FROM ${username_identifier};
REVOKE CREATE ON SCHEMA _timescaledb_internal FROM ${username_identifier};
SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity
 WHERE datname = ${side_database_literal} AND pid <> pg_backend_pid()) AS ended \g /dev/null
-- The catalogue came with the dump. It must not lead to anything that is not the tenant's, and no job of it may run as
-- anyone else: jobs of the extension itself are as old as the extension.
SELECT count(*) <> 0 AS strange
  FROM (SELECT schema_name, table_name FROM _timescaledb_catalog.hypertable
        UNION ALL SELECT schema_name, table_name FROM _timescaledb_catalog.chunk WHERE NOT dropped
        UNION ALL SELECT user_view_schema, user_view_name FROM _timescaledb_catalog.continuous_agg
        UNION ALL SELECT partial_view_schema, partial_view_name FROM _timescaledb_catalog.continuous_agg
        UNION ALL SELECT direct_view_schema, direct_view_name FROM _timescaledb_catalog.continuous_agg) AS named (schema, name)
  LEFT JOIN pg_namespace ON nspname = named.schema
  LEFT JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = named.name
 WHERE pg_get_userbyid(relowner) IS DISTINCT FROM ${username_literal} \gset
\if :strange
DO $$ BEGIN RAISE 'the catalogue names a relation that is not the owner''s'; END $$;
\endif
UPDATE _timescaledb_config.bgw_job SET owner = ${username_literal}::regrole
 WHERE xmin <> (SELECT xmin FROM pg_extension WHERE extname = 'timescaledb');
SELECT public.timescaledb_post_restore() \g /dev/null
\connect postgres
SET client_min_messages = warning;
-- Closed before the sessions are ended, or a pool of connections would be back before the rename.
ALTER DATABASE ${side_database_identifier} ALLOW_CONNECTIONS false;
\if :live
ALTER DATABASE ${database_identifier} ALLOW_CONNECTIONS false;
\endif
SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity
 WHERE datname IN (${database_literal}, ${side_database_literal})) AS ended \g /dev/null
BEGIN;
\if :live
-- What the tenant set with ALTER DATABASE belongs to the name. Moved as rows: written out as statements, a hostile value
-- would be a statement of the superuser.
UPDATE pg_db_role_setting SET setdatabase = side.oid
  FROM pg_database AS live, pg_database AS side
 WHERE setdatabase = live.oid AND live.datname = ${database_literal} AND side.datname = ${side_database_literal};
ALTER DATABASE ${database_identifier} RENAME TO ${retired_database_identifier};
\endif
ALTER DATABASE ${side_database_identifier} RENAME TO ${database_identifier};
ALTER DATABASE ${database_identifier} ALLOW_CONNECTIONS true;
COMMIT;
\endif
-- The jobs' worker ended with the other sessions; nobody starts it again by himself.
\connect ${database_identifier}
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb' AND extowner = current_user::regrole) AS ours \gset
\if :ours
SELECT _timescaledb_functions.start_background_workers() \g /dev/null
\endif
