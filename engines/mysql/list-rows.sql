-- A statement that reads the table's own columns, long values cut. USE INDEX () fails on a view, whatever took the table's place
-- since the catalogue was asked.
SET @columns = (
  SELECT GROUP_CONCAT(QUOTE(column_name), ', ', CASE
      WHEN data_type = 'json' OR numeric_precision IS NOT NULL AND data_type <> 'bit' OR data_type IN ('date', 'datetime', 'timestamp', 'time', 'year')
        THEN quoted
      WHEN data_type = 'bit' THEN CONCAT(quoted, ' + 0')
      WHEN data_type = 'vector' THEN CONCAT('LEFT(FROM_VECTOR(', quoted, '), 1025)')
      WHEN data_type IN ('binary', 'varbinary') OR data_type LIKE '%blob' THEN CONCAT('HEX(LEFT(', quoted, ', 513))')
      WHEN data_type LIKE 'geom%' OR data_type LIKE '%point' OR data_type LIKE '%linestring' OR data_type LIKE '%polygon'
        THEN CONCAT('LEFT(ST_AsText(', quoted, '), 1025)')
      ELSE CONCAT('LEFT(', quoted, ', 1025)') END ORDER BY ordinal_position)
  FROM (SELECT c.*, CONCAT('`', REPLACE(c.column_name, '`', '``'), '`') AS quoted
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = ${target.database_literal} AND c.table_name = ${target.table_literal} AND t.table_type = 'BASE TABLE') AS real_table);
SET @source = CONCAT('`', REPLACE(${target.database_literal}, '`', '``'), '`.`', REPLACE(${target.table_literal}, '`', '``'), '`');
SET @statement = COALESCE(CONCAT('SELECT JSON_OBJECT(', @columns, ') FROM ', @source, ' USE INDEX () LIMIT ${limit}'), 'there is no such table');
PREPARE reading FROM @statement;
EXECUTE reading;
