-- What the file holds, one JSON array ["kind", "name", "value"] a line, in an order that depends on nothing but the content.
-- Names of this database's own schemas cannot stand in for the system's: everything is asked by its full name.
SET TimeZone = 'UTC';
SET search_path = 'system.main';
BEGIN;
CREATE TEMP MACRO named(a, b) AS concat('"', replace(a, '"', '""'), '"."', replace(b, '"', '""'), '"');
SELECT json_array(kind, name, value) FROM (
  SELECT 'database', '', count(*)::VARCHAR FROM duckdb_tables() WHERE database_name = 'database' AND NOT internal
  UNION ALL
  SELECT 'schema', schema_name, concat_ws(' ', comment, tags) FROM duckdb_schemas() WHERE database_name = 'database' AND NOT internal
  UNION ALL
  SELECT 'table', temp.main.named(schema_name, table_name), sha256(concat_ws(chr(1), sql, comment, tags))
    FROM duckdb_tables() WHERE database_name = 'database' AND NOT internal
  UNION ALL
  SELECT 'column', concat(temp.main.named(schema_name, table_name), '."', replace(column_name, '"', '""'), '"'),
         sha256(concat_ws(chr(1), column_index, data_type, is_nullable, column_default, comment))
    FROM duckdb_columns() WHERE database_name = 'database' AND NOT internal
  UNION ALL
  SELECT 'view', temp.main.named(schema_name, view_name), sha256(concat_ws(chr(1), sql, comment, tags))
    FROM duckdb_views() WHERE database_name = 'database' AND NOT internal
  UNION ALL
  SELECT 'index', temp.main.named(schema_name, index_name), sha256(concat_ws(chr(1), table_name, is_unique, sql, comment, tags))
    FROM duckdb_indexes() WHERE database_name = 'database'
  UNION ALL
  SELECT 'sequence', temp.main.named(schema_name, sequence_name),
         concat_ws(' ', start_value, min_value, max_value, increment_by, cycle, last_value, comment)
    FROM duckdb_sequences() WHERE database_name = 'database'
  UNION ALL
  SELECT 'function', temp.main.named(schema_name, function_name),
         sha256(string_agg(concat_ws(chr(1), function_type, parameters, parameter_types, macro_definition, comment), chr(2)
                           ORDER BY parameters::VARCHAR, macro_definition))
    FROM duckdb_functions() WHERE database_name = 'database' AND NOT internal GROUP BY ALL
  UNION ALL
  SELECT 'type', temp.main.named(schema_name, type_name), sha256(concat_ws(chr(1), logical_type, type_size, labels, comment))
    FROM duckdb_types() WHERE database_name = 'database' AND NOT internal
) AS item (kind, name, value) ORDER BY ALL;

-- Rows: how many, and the sum of a 64-bit hash of each, which no order changes. Every value counts as its text.
SET VARIABLE statement = (
  SELECT coalesce(string_agg(concat(
           'SELECT json_array(''rows'', ''', replace(temp.main.named(schema_name, table_name), '''', ''''''),
           ''', concat(count(*), '' '', coalesce(sum(md5_number_lower(json_array(', columns, ')::VARCHAR)::HUGEINT), 0))) AS line FROM database.',
           temp.main.named(schema_name, table_name), ' AS content'), ' UNION ALL '), 'SELECT '''' AS line WHERE false')
    FROM (SELECT schema_name, table_name,
                 string_agg(concat('content."', replace(column_name, '"', '""'), '"::VARCHAR'), ', ' ORDER BY column_index) AS columns
            FROM duckdb_columns() AS of JOIN duckdb_tables() AS tables USING (database_name, schema_name, table_name)
           WHERE database_name = 'database' AND NOT tables.internal GROUP BY ALL));
SELECT line FROM query(getvariable('statement')) ORDER BY line;
COMMIT;
