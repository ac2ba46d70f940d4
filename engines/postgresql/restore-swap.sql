-- Two renames in one transaction. Repeated after it was done, it finds no side database and does nothing.
SET client_min_messages = warning;
SELECT EXISTS (SELECT FROM pg_database WHERE datname = ${side_database_literal}) AS pending,
       EXISTS (SELECT FROM pg_database WHERE datname = ${database_literal}) AS live \gset
\if :pending
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
