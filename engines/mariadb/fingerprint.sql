-- One line an item: ["kind","name","value"]. Structure from the catalogue, content as a sum over a hash of each row: the order of
-- rows does not matter, nothing large is ever held, and every value counts as the text or bytes that a client sees and a dump holds
-- (six digits of a FLOAT). Names that are told apart by dots are quoted. The catalogue takes `Kit`, `kit` and `kít` for one name:
-- as bytes they are three.
SET SESSION sql_mode = '', time_zone = '+00:00', group_concat_max_len = 67108864, lock_wait_timeout = 600, character_set_results = utf8mb4;
SET SESSION TRANSACTION READ ONLY;
SET @here = DATABASE();

-- An empty database has a fingerprint too. (The database's own character set is not in a dump, each table's is.)
SELECT JSON_ARRAY('database', 'read', 'yes');

-- A table of Aria comes back with its default written out.
SELECT JSON_ARRAY('table', table_name, CONCAT_WS(' ', table_type, engine, row_format, table_collation,
  REPLACE(create_options, 'page_checksum=1 ', ''), QUOTE(table_comment)))
FROM information_schema.tables WHERE table_schema = @here ORDER BY BINARY table_name;

SELECT JSON_ARRAY('auto_increment', table_name, CAST(auto_increment AS CHAR))
FROM information_schema.tables WHERE table_schema = @here AND auto_increment IS NOT NULL AND table_type <> 'SEQUENCE' ORDER BY BINARY table_name;

SELECT JSON_ARRAY('column', CONCAT(QUOTE(c.table_name), '.', QUOTE(c.column_name)), CONCAT_WS(' ', c.ordinal_position, c.column_type,
  c.is_nullable, QUOTE(c.column_default), c.character_set_name, c.collation_name, c.extra, c.generation_expression, QUOTE(c.column_comment)))
FROM information_schema.columns c JOIN information_schema.tables t
  ON t.table_schema = c.table_schema AND BINARY t.table_name = BINARY c.table_name
WHERE c.table_schema = @here AND t.table_schema = @here AND t.table_type <> 'VIEW' ORDER BY BINARY c.table_name, c.ordinal_position;

SELECT JSON_ARRAY('index', CONCAT(QUOTE(table_name), '.', QUOTE(index_name)), CONCAT_WS(' ', MAX(non_unique), MAX(index_type), MAX(ignored),
  QUOTE(MAX(index_comment)), GROUP_CONCAT(CONCAT_WS(' ', QUOTE(column_name), sub_part, collation) ORDER BY seq_in_index SEPARATOR ', ')))
FROM information_schema.statistics WHERE table_schema = @here GROUP BY BINARY table_name, index_name ORDER BY BINARY table_name, index_name;

SELECT JSON_ARRAY('partition', CONCAT(QUOTE(table_name), '.', QUOTE(partition_name), '.', QUOTE(subpartition_name)),
  CONCAT_WS(' ', partition_ordinal_position, subpartition_ordinal_position, partition_method, subpartition_method, partition_expression,
    subpartition_expression, partition_description, QUOTE(partition_comment)))
FROM information_schema.partitions WHERE table_schema = @here AND partition_name IS NOT NULL
ORDER BY BINARY table_name, partition_ordinal_position, subpartition_ordinal_position;

SELECT JSON_ARRAY('foreign key', CONCAT(QUOTE(r.table_name), '.', QUOTE(r.constraint_name)), CONCAT_WS(' ', QUOTE(r.referenced_table_name),
  r.update_rule, r.delete_rule, (SELECT GROUP_CONCAT(CONCAT(QUOTE(k.column_name), ' ', QUOTE(k.referenced_column_name)) ORDER BY k.ordinal_position)
    FROM information_schema.key_column_usage k
    WHERE k.constraint_schema = @here AND BINARY k.table_name = BINARY r.table_name AND k.constraint_name = r.constraint_name)))
FROM information_schema.referential_constraints r WHERE r.constraint_schema = @here ORDER BY BINARY r.table_name, r.constraint_name;

SELECT JSON_ARRAY('check', CONCAT(QUOTE(table_name), '.', QUOTE(constraint_name), ' ', level), check_clause)
FROM information_schema.check_constraints WHERE constraint_schema = @here ORDER BY BINARY table_name, constraint_name, level;

-- A definition may be written back with other parentheses after it was loaded.
SELECT JSON_ARRAY('view', table_name, CONCAT_WS(' ', SHA1(REGEXP_REPLACE(REPLACE(view_definition, CONCAT('`', @here, '`.'), ''), '[() ]', '')),
  check_option, security_type, algorithm, character_set_client, collation_connection))
FROM information_schema.views WHERE table_schema = @here ORDER BY BINARY table_name;

SELECT JSON_ARRAY('routine', CONCAT(r.routine_type, ' ', r.routine_name), CONCAT_WS(' ', SHA1(r.routine_definition), r.dtd_identifier,
  r.sql_data_access, r.is_deterministic, r.security_type, r.sql_mode, QUOTE(r.routine_comment), r.character_set_client,
  r.collation_connection, (SELECT SHA1(GROUP_CONCAT(CONCAT_WS(' ', p.parameter_mode, QUOTE(p.parameter_name), p.dtd_identifier)
      ORDER BY p.ordinal_position))
    FROM information_schema.parameters p WHERE p.specific_schema = @here AND BINARY p.specific_name = BINARY r.specific_name
      AND p.routine_type = r.routine_type)))
FROM information_schema.routines r WHERE r.routine_schema = @here ORDER BY r.routine_type, BINARY r.routine_name;

SELECT JSON_ARRAY('trigger', trigger_name, CONCAT_WS(' ', QUOTE(event_object_table), action_timing, event_manipulation, action_order,
  SHA1(action_statement), sql_mode, character_set_client, collation_connection))
FROM information_schema.triggers WHERE trigger_schema = @here ORDER BY BINARY trigger_name;

-- What is over is dropped or switched off by the server itself, in a copy as soon as it is made: only what goes on is compared.
SELECT JSON_ARRAY('event', event_name, CONCAT_WS(' ', event_type, interval_value, interval_field, starts, time_zone, status, on_completion,
  sql_mode, QUOTE(event_comment), SHA1(event_definition)))
FROM information_schema.events WHERE event_schema = @here AND event_type = 'RECURRING' AND ends IS NULL ORDER BY BINARY event_name;

-- What is computed from other columns is in its definition.
-- Beside figures that were counted, 11.4 would write a name in the character set of the figures.
DELIMITER //
BEGIN NOT ATOMIC
  FOR item IN (SELECT table_name AS name, table_type AS type FROM information_schema.tables
    WHERE table_schema = @here AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE') ORDER BY BINARY table_name)
  DO
    SELECT GROUP_CONCAT(CONCAT('COALESCE(SHA1(`', REPLACE(column_name, '`', '``'), '`),''-'')') ORDER BY ordinal_position) INTO @hashes
    FROM information_schema.columns
    WHERE table_schema = @here AND table_name = item.name AND BINARY table_name = item.name AND is_generated = 'NEVER';
    EXECUTE IMMEDIATE CONCAT(
      'SELECT JSON_ARRAY(''rows'', ', QUOTE(item.name), ', CONVERT(CONCAT(COUNT(*), '' '', ',
      'COALESCE(SUM(CAST(CONV(LEFT(hash, 15), 16, 10) AS UNSIGNED)), 0), '' '', ',
      'COALESCE(SUM(CAST(CONV(RIGHT(hash, 15), 16, 10) AS UNSIGNED)), 0)) USING utf8mb4)) FROM (SELECT SHA1(CONCAT_WS('','', ', @hashes, ')) AS hash FROM `',
      REPLACE(item.name, '`', '``'), '`', IF(item.type = 'SYSTEM VERSIONED', ' FOR SYSTEM_TIME ALL', ''), ') AS hashed');
  END FOR;
END //
DELIMITER ;
