// Into an empty database. While it is filled, each node has a label and a number of its own.
LOAD CSV FROM 'file:///content' AS row FIELDTERMINATOR '\t'
WITH count(CASE row[0] WHEN 'e' THEN 1 END) AS ends
CALL apoc.util.validate(ends <> 1, 'the stream is not whole', [])
RETURN ends;
CREATE RANGE INDEX databerth_restore FOR (node:`databerth restore`) ON (node.`databerth restore`);
CALL db.awaitIndexes(300);

LOAD CSV FROM 'file:///content' AS row FIELDTERMINATOR '\t'
WITH row[0] AS line WHERE line STARTS WITH 'n '
CALL (line) {
  WITH apoc.convert.fromJsonList(replace(replace(replace(substring(line, 2), '%22', '"'), '%5C', '\\'), '%25', '%')) AS parts
  CREATE (entity:`databerth restore`:$(parts[1])) SET entity.`databerth restore` = toInteger(parts[0])
  WITH entity, parts[2] AS properties
  UNWIND properties AS property
  WITH entity, property[0] AS key, property[1] STARTS WITH 'LIST<' AS many, property[2..] AS texts,
       replace(replace(replace(property[1], 'LIST<', ''), ' NOT NULL', ''), '>', '') AS type
  WITH entity, key, many, type, [text IN texts | CASE type
         WHEN 'STRING' THEN text
         WHEN 'INTEGER' THEN toInteger(text)
         WHEN 'FLOAT' THEN toFloat(text)
         WHEN 'BOOLEAN' THEN toBoolean(text)
         WHEN 'DATE' THEN date(text)
         WHEN 'LOCAL TIME' THEN localtime(text)
         WHEN 'ZONED TIME' THEN time(text)
         WHEN 'LOCAL DATETIME' THEN localdatetime(text)
         WHEN 'ZONED DATETIME' THEN datetime(text)
         WHEN 'DURATION' THEN duration({months: toInteger(split(text, ' ')[0]), days: toInteger(split(text, ' ')[1]),
           seconds: toInteger(split(text, ' ')[2]), nanoseconds: toInteger(split(text, ' ')[3])})
         WHEN 'POINT' THEN CASE size(split(text, ' '))
           WHEN 3 THEN point({srid: toInteger(split(text, ' ')[0]), x: toFloat(split(text, ' ')[1]), y: toFloat(split(text, ' ')[2])})
           ELSE point({srid: toInteger(split(text, ' ')[0]), x: toFloat(split(text, ' ')[1]), y: toFloat(split(text, ' ')[2]),
             z: toFloat(split(text, ' ')[3])}) END
         WHEN 'BYTES' THEN apoc.text.code((toInteger(text) + 256) % 256) END] AS values
  WITH entity, key, CASE WHEN type = 'BYTES' THEN apoc.util.compress(apoc.text.join(values, ''), {compression: 'NONE', charset: 'ISO-8859-1'})
                         WHEN many THEN values ELSE values[0] END AS value
  SET entity[key] = value
} IN TRANSACTIONS OF 1000 ROWS
RETURN count(*);

// What a transaction that came after the nodes were read has added is left out.
LOAD CSV FROM 'file:///content' AS row FIELDTERMINATOR '\t'
WITH row[0] AS line WHERE line STARTS WITH 'r '
CALL (line) {
  WITH apoc.convert.fromJsonList(replace(replace(replace(substring(line, 2), '%22', '"'), '%5C', '\\'), '%25', '%')) AS parts
  MATCH (start:`databerth restore` {`databerth restore`: toInteger(parts[0])}), (end:`databerth restore` {`databerth restore`: toInteger(parts[1])})
  CREATE (start)-[entity:$(parts[2])]->(end)
  WITH entity, parts[3] AS properties
  UNWIND properties AS property
  WITH entity, property[0] AS key, property[1] STARTS WITH 'LIST<' AS many, property[2..] AS texts,
       replace(replace(replace(property[1], 'LIST<', ''), ' NOT NULL', ''), '>', '') AS type
  WITH entity, key, many, type, [text IN texts | CASE type
         WHEN 'STRING' THEN text
         WHEN 'INTEGER' THEN toInteger(text)
         WHEN 'FLOAT' THEN toFloat(text)
         WHEN 'BOOLEAN' THEN toBoolean(text)
         WHEN 'DATE' THEN date(text)
         WHEN 'LOCAL TIME' THEN localtime(text)
         WHEN 'ZONED TIME' THEN time(text)
         WHEN 'LOCAL DATETIME' THEN localdatetime(text)
         WHEN 'ZONED DATETIME' THEN datetime(text)
         WHEN 'DURATION' THEN duration({months: toInteger(split(text, ' ')[0]), days: toInteger(split(text, ' ')[1]),
           seconds: toInteger(split(text, ' ')[2]), nanoseconds: toInteger(split(text, ' ')[3])})
         WHEN 'POINT' THEN CASE size(split(text, ' '))
           WHEN 3 THEN point({srid: toInteger(split(text, ' ')[0]), x: toFloat(split(text, ' ')[1]), y: toFloat(split(text, ' ')[2])})
           ELSE point({srid: toInteger(split(text, ' ')[0]), x: toFloat(split(text, ' ')[1]), y: toFloat(split(text, ' ')[2]),
             z: toFloat(split(text, ' ')[3])}) END
         WHEN 'BYTES' THEN apoc.text.code((toInteger(text) + 256) % 256) END] AS values
  WITH entity, key, CASE WHEN type = 'BYTES' THEN apoc.util.compress(apoc.text.join(values, ''), {compression: 'NONE', charset: 'ISO-8859-1'})
                         WHEN many THEN values ELSE values[0] END AS value
  SET entity[key] = value
} IN TRANSACTIONS OF 1000 ROWS
RETURN count(*);

MATCH (entity:`databerth restore`)
CALL (entity) { REMOVE entity:`databerth restore` REMOVE entity.`databerth restore` } IN TRANSACTIONS OF 1000 ROWS
RETURN count(*);
DROP INDEX databerth_restore;

// The two that every database begins with may be among those of the stream, or not.
DROP INDEX index_343aff4e IF EXISTS;
DROP INDEX index_f7700477 IF EXISTS;
LOAD CSV FROM 'file:///content' AS row FIELDTERMINATOR '\t'
WITH row[0] AS line WHERE line STARTS WITH 'c ' OR line STARTS WITH 'i '
CALL apoc.cypher.runSchema(apoc.convert.fromJsonList(replace(replace(replace(substring(line, 2), '%22', '"'), '%5C', '\\'), '%25', '%'))[0], {}) YIELD value
RETURN count(value);
CALL db.awaitIndexes(86400);
