// One transaction, a line for each thing. Every value goes as its type and a list of texts, so that none loses anything on
// its way; three characters are written as in URLs, so that the shell adds none of its own.
:begin
SHOW CONSTRAINTS YIELD createStatement
RETURN 'c ' + replace(replace(replace(apoc.convert.toJson([createStatement]), '%', '%25'), '"', '%22'), '\\', '%5C') AS line;
SHOW INDEXES YIELD createStatement, owningConstraint WHERE owningConstraint IS NULL
RETURN 'i ' + replace(replace(replace(apoc.convert.toJson([createStatement]), '%', '%25'), '"', '%22'), '\\', '%5C') AS line;
MATCH (entity)
WITH id(entity) AS number, labels(entity) AS labels, entity, [key IN keys(entity) | [key,
  CASE apoc.meta.cypher.type(entity[key]) WHEN 'LIST OF ANY' THEN 'BYTES' ELSE valueType(entity[key]) END] +
  [value IN CASE WHEN entity[key] IS :: LIST<ANY> THEN entity[key] ELSE [entity[key]] END |
  CASE WHEN value IS :: POINT THEN value.srid + ' ' + value.x + ' ' + value.y + CASE WHEN value.srid IN [4979, 9157] THEN ' ' + value.z ELSE '' END
       WHEN value IS :: DURATION THEN value.months + ' ' + value.days + ' ' + value.seconds + ' ' + value.nanosecondsOfSecond
       ELSE toString(value) END]] AS properties
RETURN 'n ' + replace(replace(replace(apoc.convert.toJson([toString(number), labels, properties]), '%', '%25'), '"', '%22'), '\\', '%5C') AS line;
MATCH (start)-[entity]->(end)
WITH id(start) AS start, id(end) AS end, type(entity) AS type, entity, [key IN keys(entity) | [key,
  CASE apoc.meta.cypher.type(entity[key]) WHEN 'LIST OF ANY' THEN 'BYTES' ELSE valueType(entity[key]) END] +
  [value IN CASE WHEN entity[key] IS :: LIST<ANY> THEN entity[key] ELSE [entity[key]] END |
  CASE WHEN value IS :: POINT THEN value.srid + ' ' + value.x + ' ' + value.y + CASE WHEN value.srid IN [4979, 9157] THEN ' ' + value.z ELSE '' END
       WHEN value IS :: DURATION THEN value.months + ' ' + value.days + ' ' + value.seconds + ' ' + value.nanosecondsOfSecond
       ELSE toString(value) END]] AS properties
RETURN 'r ' + replace(replace(replace(apoc.convert.toJson([toString(start), toString(end), type, properties]), '%', '%25'), '"', '%22'), '\\', '%5C') AS line;
RETURN 'e' AS line;
:commit
