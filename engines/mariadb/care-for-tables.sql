-- @verb for all tables: the server takes one after the other.
SET @statement = COALESCE((
  SELECT CONCAT(@verb, ' TABLE ', GROUP_CONCAT('`', REPLACE(table_schema, '`', '``'), '`.`', REPLACE(table_name, '`', '``'), '`'))
  FROM information_schema.tables WHERE table_schema = ${target.database_literal} AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')), 'DO 0');
EXECUTE IMMEDIATE @statement;
