-- A statement that reads the table's own columns, long values cut. USE INDEX () fails on a view, whatever took the table's place
-- since the catalogue was asked. JSON is text here that may have been put in unchecked, and several lines long.
SET @columns = (
  SELECT GROUP_CONCAT(QUOTE(column_name), ', ', CASE
      WHEN data_type = 'bit' THEN CONCAT(quoted, ' + 0')
      WHEN numeric_precision IS NOT NULL OR data_type IN ('date', 'datetime', 'timestamp', 'time', 'year') THEN quoted
      WHEN data_type = 'vector' THEN CONCAT('LEFT(VEC_ToText(', quoted, '), 1025)')
      WHEN data_type IN ('binary', 'varbinary') OR data_type LIKE '%blob' THEN CONCAT('HEX(LEFT(', quoted, ', 513))')
      WHEN data_type LIKE 'geom%' OR data_type LIKE '%point' OR data_type LIKE '%linestring' OR data_type LIKE '%polygon'
        THEN CONCAT('LEFT(ST_AsText(', quoted, '), 1025)')
      WHEN is_json THEN CONCAT('JSON_COMPACT(IF(JSON_VALID(', quoted, '), REGEXP_REPLACE(', quoted, ', ''[[:cntrl:]]'', '' ''), JSON_QUOTE(LEFT(', quoted, ', 1025))))')
      ELSE CONCAT('LEFT(', quoted, ', 1025)') END ORDER BY ordinal_position)
  FROM (SELECT c.*, CONCAT('`', REPLACE(c.column_name, '`', '``'), '`') AS quoted,
      c.data_type = 'longtext' AND EXISTS (SELECT * FROM information_schema.check_constraints k
        WHERE k.constraint_schema = ${target.database_literal} AND k.table_name = ${target.table_literal}
          AND k.check_clause = CONCAT('json_valid(`', REPLACE(c.column_name, '`', '``'), '`)')) AS is_json
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = ${target.database_literal} AND c.table_name = ${target.table_literal}
      AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED', 'SEQUENCE')) AS real_table);
SET @source = CONCAT('`', REPLACE(${target.database_literal}, '`', '``'), '`.`', REPLACE(${target.table_literal}, '`', '``'), '`');
SET @statement = COALESCE(CONCAT('SELECT JSON_OBJECT(', @columns, ') FROM ', @source, ' USE INDEX () LIMIT ${limit}'), 'there is no such table');
EXECUTE IMMEDIATE @statement;
