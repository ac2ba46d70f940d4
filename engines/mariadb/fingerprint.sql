-- One line an item: ["kind","name","value"]. Structure from the catalogue, content as a sum over a hash of each row: the order of
-- rows does not matter, nothing large is ever held, and every value counts as the text or bytes that a client would see.
SET SESSION sql_mode = '', time_zone = '+00:00', group_concat_max_len = 1073741824, character_set_results = utf8mb4;
SET SESSION TRANSACTION READ ONLY;
SET @here = DATABASE();

-- An empty database has a fingerprint too. (The database's own character set is not in a dump, each table's is.)
SELECT JSON_ARRAY('database', 'read', 'yes');

SELECT JSON_ARRAY('table', table_name, CONCAT_WS(' ', table_type, engine, row_format, table_collation, create_options, table_comment))
FROM information_schema.tables WHERE table_schema = @here ORDER BY table_name;

SELECT JSON_ARRAY('column', CONCAT(table_name, '.', column_name), CONCAT_WS(' ', ordinal_position, column_type, is_nullable,
  COALESCE(column_default, '-'), COALESCE(character_set_name, '-'), COALESCE(collation_name, '-'), extra,
  COALESCE(generation_expression, '-'), column_comment))
FROM information_schema.columns WHERE table_schema = @here ORDER BY table_name, ordinal_position;

SELECT JSON_ARRAY('index', CONCAT(table_name, '.', index_name), CONCAT(MAX(non_unique), ' ', MAX(index_type), ' ',
  GROUP_CONCAT(CONCAT_WS(' ', column_name, COALESCE(sub_part, '-'), COALESCE(collation, '-')) ORDER BY seq_in_index SEPARATOR ', ')))
FROM information_schema.statistics WHERE table_schema = @here GROUP BY table_name, index_name ORDER BY table_name, index_name;

SELECT JSON_ARRAY('foreign key', CONCAT(r.table_name, '.', r.constraint_name), CONCAT(r.referenced_table_name, ' ', r.update_rule, ' ',
  r.delete_rule, ' ', (SELECT GROUP_CONCAT(CONCAT(k.column_name, ' ', k.referenced_column_name) ORDER BY k.ordinal_position SEPARATOR ', ')
    FROM information_schema.key_column_usage k
    WHERE k.constraint_schema = @here AND k.table_name = r.table_name AND k.constraint_name = r.constraint_name)))
FROM information_schema.referential_constraints r WHERE r.constraint_schema = @here ORDER BY r.table_name, r.constraint_name;

SELECT JSON_ARRAY('check', CONCAT(table_name, '.', constraint_name), check_clause)
FROM information_schema.check_constraints WHERE constraint_schema = @here ORDER BY table_name, constraint_name;

SELECT JSON_ARRAY('view', table_name, CONCAT_WS(' ', SHA1(REPLACE(view_definition, CONCAT('`', @here, '`.'), '')), check_option, security_type))
FROM information_schema.views WHERE table_schema = @here ORDER BY table_name;

SELECT JSON_ARRAY('routine', CONCAT(r.routine_type, ' ', r.routine_name), CONCAT_WS(' ', SHA1(r.routine_definition), r.dtd_identifier,
  r.sql_data_access, r.is_deterministic, r.security_type, r.sql_mode, (SELECT SHA1(GROUP_CONCAT(CONCAT_WS(' ', p.parameter_mode,
    p.parameter_name, p.dtd_identifier) ORDER BY p.ordinal_position))
    FROM information_schema.parameters p WHERE p.specific_schema = @here AND p.specific_name = r.specific_name)))
FROM information_schema.routines r WHERE r.routine_schema = @here ORDER BY r.routine_type, r.routine_name;

SELECT JSON_ARRAY('trigger', trigger_name, CONCAT_WS(' ', event_object_table, action_timing, event_manipulation, action_order,
  SHA1(action_statement), sql_mode))
FROM information_schema.triggers WHERE trigger_schema = @here ORDER BY trigger_name;

SELECT JSON_ARRAY('event', event_name, CONCAT_WS(' ', event_type, COALESCE(interval_value, '-'), COALESCE(interval_field, '-'), status,
  on_completion, SHA1(event_definition)))
FROM information_schema.events WHERE event_schema = @here ORDER BY event_name;

DELIMITER //
BEGIN NOT ATOMIC
  FOR item IN (
    SELECT t.table_name AS name, t.table_type AS type, GROUP_CONCAT(CONCAT('COALESCE(SHA1(`', REPLACE(c.column_name, '`', '``'),
      '`),''-'')') ORDER BY c.ordinal_position SEPARATOR ',') AS hashes
    FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
    WHERE t.table_schema = @here AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')
    GROUP BY t.table_name, t.table_type ORDER BY t.table_name)
  DO
    EXECUTE IMMEDIATE CONCAT(
      'SELECT JSON_ARRAY(''rows'', ', QUOTE(item.name), ', CONCAT(COUNT(*), '' '', COALESCE(SUM(CAST(CONV(LEFT(hash, 15), 16, 10) AS UNSIGNED)), 0), '' '', ',
      'COALESCE(SUM(CAST(CONV(RIGHT(hash, 15), 16, 10) AS UNSIGNED)), 0))) FROM (SELECT SHA1(CONCAT_WS('','', ', item.hashes, ')) AS hash FROM `',
      REPLACE(item.name, '`', '``'), '`) AS hashed');
  END FOR;
END //
DELIMITER ;
