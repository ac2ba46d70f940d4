SET search_path = 'system.main';
-- Of real tables only; the file is open for reading, so that nobody makes a view of it meanwhile.
SET VARIABLE found = (SELECT CASE WHEN count(*) = 0 THEN error('there is no such table') END FROM duckdb_tables()
  WHERE database_name = 'database' AND NOT internal AND schema_name = ${target.schema_literal} AND table_name = ${target.table_literal});
-- NaN and the infinities are no JSON and become strings: first everything that is one of them or a string gets a pair of quotes,
-- in which the one stands and which follows the other; then strings lose it again.
SELECT regexp_replace(regexp_replace(to_json(r)::VARCHAR,
    '("(?:[^"\\]|\\.)*")|(NaN|-?Infinity)', '\1"\2"', 'g'),
    '("(?:[^"\\]|\\.)*")(?:"")?', '\1', 'g')
FROM (SELECT * FROM database.${target.schema_identifier}.${target.table_identifier} LIMIT ${limit}) r;
