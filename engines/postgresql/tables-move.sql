-- One table out of a copy that nobody else uses, into the schema that is dumped. What would tie it to other tables of the live
-- database, or run there, stays behind: foreign keys, parents, triggers, rules and policies.
SET client_min_messages = warning;
SELECT format('CREATE SCHEMA IF NOT EXISTS %I', ${restored_literal}) \gexec
-- Fails, and says so, when there is no such table.
SELECT format('%I.%I', ${target.schema_literal}, ${target.table_literal})::regclass::oid AS chosen \gset
BEGIN;
-- The table with its partitions, the whole before its parts.
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
  SELECT relid::oid AS id, level FROM pg_partition_tree(:chosen)
  UNION SELECT :chosen::oid, 0 WHERE NOT EXISTS (SELECT FROM pg_partition_tree(:chosen));
SELECT format('ALTER TABLE %s DETACH PARTITION %s', inhparent::regclass, inhrelid::regclass)
  FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
 WHERE inhrelid = :chosen AND relispartition \gexec
SELECT format('ALTER TABLE %s NO INHERIT %s', inhrelid::regclass, inhparent::regclass)
  FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
 WHERE inhrelid = :chosen AND relkind = 'r' \gexec
-- Those of the whole; its parts follow.
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
  FROM pg_constraint JOIN moved ON id = conrelid WHERE contype = 'f' AND conparentid = 0 \gexec
SELECT format('DROP TRIGGER %I ON %s', tgname, tgrelid::regclass)
  FROM pg_trigger JOIN moved ON id = tgrelid WHERE NOT tgisinternal AND tgparentid = 0 \gexec
SELECT format('DROP RULE %I ON %s', rulename, ev_class::regclass)
  FROM pg_rewrite JOIN moved ON id = ev_class JOIN pg_class ON pg_class.oid = id
 WHERE rulename <> '_RETURN' \gexec
SELECT format('DROP POLICY %I ON %s', polname, polrelid::regclass) FROM pg_policy JOIN moved ON id = polrelid \gexec
SELECT format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', id::regclass)
  FROM moved JOIN pg_class ON pg_class.oid = id WHERE relkind IN ('r', 'p') \gexec
SELECT format('ALTER TABLE %s SET SCHEMA %I', id::regclass, ${restored_literal}) FROM moved ORDER BY level \gexec
COMMIT;
