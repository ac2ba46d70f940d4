-- What the role owns in its database passes to the owner of that, or to the administrator when that is the role itself; what it was granted is taken away.
SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = ${username_literal}) AS present,
       (SELECT CASE rolname WHEN ${username_literal} THEN 'postgres' ELSE rolname END
          FROM pg_database JOIN pg_roles ON pg_roles.oid = datdba WHERE datname = current_database()) AS heir \gset
\if :present
ALTER ROLE ${username_identifier} WITH NOLOGIN PASSWORD NULL;
SELECT count(*) FROM (SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE usename = ${username_literal}) AS ended;
BEGIN;
REASSIGN OWNED BY ${username_identifier} TO :"heir";
DROP OWNED BY ${username_identifier};
DROP ROLE ${username_identifier};
COMMIT;
\endif
