-- One line an item: ["kind","name","value"]. Structure from the catalogue, content as a sum over a hash of each row: the order of
-- rows does not matter, nothing large is ever held, and every value counts as the text or bytes that a client sees and a dump holds
-- (six digits of a FLOAT; a decimal in a JSON document is a DOUBLE there). Names that are told apart by dots are quoted.
SET SESSION sql_mode = '', time_zone = '+00:00', group_concat_max_len = 67108864, information_schema_stats_expiry = 0,
  lock_wait_timeout = 600, character_set_results = utf8mb4;
SET @here = DATABASE();

-- An empty database has a fingerprint too. (The database's own character set is not in a dump, each table's is.)
SELECT JSON_ARRAY('database', 'read', 'yes');

SELECT JSON_ARRAY('table', table_name, CONCAT_WS(' ', table_type, engine, row_format, table_collation, create_options, QUOTE(table_comment)))
FROM information_schema.tables WHERE table_schema = @here ORDER BY table_name;

SELECT JSON_ARRAY('auto_increment', table_name, CAST(auto_increment AS CHAR))
FROM information_schema.tables WHERE table_schema = @here AND auto_increment IS NOT NULL ORDER BY table_name;

SELECT JSON_ARRAY('column', CONCAT(QUOTE(c.table_name), '.', QUOTE(c.column_name)), CONCAT_WS(' ', c.ordinal_position, c.column_type,
  c.is_nullable, QUOTE(c.column_default), c.character_set_name, c.collation_name, c.extra, c.srs_id, c.generation_expression,
  QUOTE(c.column_comment)))
FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
WHERE c.table_schema = @here AND t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position;

SELECT JSON_ARRAY('index', CONCAT(QUOTE(table_name), '.', QUOTE(index_name)), CONCAT_WS(' ', MAX(non_unique), MAX(index_type), MAX(is_visible),
  QUOTE(MAX(index_comment)), GROUP_CONCAT(CONCAT_WS(' ', COALESCE(QUOTE(column_name), expression), sub_part, collation)
    ORDER BY seq_in_index SEPARATOR ', ')))
FROM information_schema.statistics WHERE table_schema = @here GROUP BY table_name, index_name ORDER BY table_name, index_name;

SELECT JSON_ARRAY('partition', CONCAT(QUOTE(table_name), '.', QUOTE(partition_name), '.', QUOTE(subpartition_name)),
  CONCAT_WS(' ', partition_ordinal_position, subpartition_ordinal_position, partition_method, subpartition_method, partition_expression,
    subpartition_expression, partition_description, QUOTE(partition_comment)))
FROM information_schema.partitions WHERE table_schema = @here AND partition_name IS NOT NULL
ORDER BY table_name, partition_ordinal_position, subpartition_ordinal_position;

SELECT JSON_ARRAY('foreign key', r.constraint_name, CONCAT_WS(' ', QUOTE(r.table_name), QUOTE(r.referenced_table_name), r.update_rule,
  r.delete_rule, (SELECT GROUP_CONCAT(CONCAT(QUOTE(k.column_name), ' ', QUOTE(k.referenced_column_name)) ORDER BY k.ordinal_position)
    FROM information_schema.key_column_usage k
    WHERE k.constraint_schema = @here AND k.table_name = r.table_name AND k.constraint_name = r.constraint_name)))
FROM information_schema.referential_constraints r WHERE r.constraint_schema = @here ORDER BY r.constraint_name;

SELECT JSON_ARRAY('check', c.constraint_name, CONCAT_WS(' ', QUOTE(t.table_name), t.enforced, c.check_clause))
FROM information_schema.check_constraints c JOIN information_schema.table_constraints t USING (constraint_schema, constraint_name)
WHERE c.constraint_schema = @here AND t.constraint_type = 'CHECK' ORDER BY c.constraint_name;

-- A definition is written back with other parentheses after it was loaded.
SELECT JSON_ARRAY('view', table_name, CONCAT_WS(' ', SHA2(REGEXP_REPLACE(REPLACE(view_definition, CONCAT('`', @here, '`.'), ''), '[() ]', ''), 256),
  check_option, security_type, character_set_client, collation_connection))
FROM information_schema.views WHERE table_schema = @here ORDER BY table_name;

SELECT JSON_ARRAY('routine', CONCAT(r.routine_type, ' ', r.routine_name), CONCAT_WS(' ', SHA2(r.routine_definition, 256), r.dtd_identifier,
  r.external_language, r.sql_data_access, r.is_deterministic, r.security_type, r.sql_mode, QUOTE(r.routine_comment), r.character_set_client,
  r.collation_connection, (SELECT SHA2(GROUP_CONCAT(CONCAT_WS(' ', p.parameter_mode, QUOTE(p.parameter_name), p.dtd_identifier)
      ORDER BY p.ordinal_position), 256)
    FROM information_schema.parameters p WHERE p.specific_schema = @here AND p.specific_name = r.specific_name
      AND p.routine_type = r.routine_type)))
FROM information_schema.routines r WHERE r.routine_schema = @here ORDER BY r.routine_type, r.routine_name;

SELECT JSON_ARRAY('trigger', trigger_name, CONCAT_WS(' ', QUOTE(event_object_table), action_timing, event_manipulation, action_order,
  SHA2(action_statement, 256), sql_mode, character_set_client, collation_connection))
FROM information_schema.triggers WHERE trigger_schema = @here ORDER BY trigger_name;

-- What is over is dropped or switched off by the server itself, in a copy as soon as it is made: only what goes on is compared.
SELECT JSON_ARRAY('event', event_name, CONCAT_WS(' ', event_type, interval_value, interval_field, starts, time_zone, status, on_completion,
  sql_mode, QUOTE(event_comment), SHA2(event_definition, 256)))
FROM information_schema.events WHERE event_schema = @here AND event_type = 'RECURRING' AND ends IS NULL ORDER BY event_name;

-- What is computed from other columns is in its definition.
CREATE TEMPORARY TABLE databerth.statement (number INT AUTO_INCREMENT PRIMARY KEY, text LONGTEXT NOT NULL) CHARACTER SET utf8mb4
SELECT CONCAT('SELECT JSON_ARRAY(''rows'', ', QUOTE(t.table_name), ', CONCAT(COUNT(*), '' '', ',
    'COALESCE(SUM(CAST(CONV(LEFT(hash, 15), 16, 10) AS UNSIGNED)), 0), '' '', ',
    'COALESCE(SUM(CAST(CONV(RIGHT(hash, 15), 16, 10) AS UNSIGNED)), 0))) FROM (SELECT SHA2(CONCAT_WS('','', ',
    GROUP_CONCAT(IF(c.generation_expression <> '', '''''', CONCAT('COALESCE(SHA2(',
      IF(c.data_type = 'json', CONCAT('CAST(CAST(`', REPLACE(c.column_name, '`', '``'), '` AS CHAR) AS JSON)'),
        CONCAT('`', REPLACE(c.column_name, '`', '``'), '`')), ', 256), ''-'')')) ORDER BY c.ordinal_position),
    '), 256) AS hash FROM `', REPLACE(@here, '`', '``'), '`.`', REPLACE(t.table_name, '`', '``'), '`) AS hashed') AS text
FROM information_schema.tables t JOIN information_schema.columns c USING (table_schema, table_name)
WHERE t.table_schema = @here AND t.table_type = 'BASE TABLE'
GROUP BY t.table_name ORDER BY t.table_name;
CALL databerth.execute_each();
