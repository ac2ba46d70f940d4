// Each result's heading is a line of its own kind. A hash of 64 bits for every node and relationship, summed up in two halves, so
// that no order matters; a relationship counts with the content of its two nodes.
:begin
SHOW CONSTRAINTS YIELD name, createStatement
RETURN ['constraint', replace(replace(replace(apoc.convert.toJson(name), '%', '%25'), '"', '%22'), '\\', '%5C'), replace(replace(replace(apoc.convert.toJson(createStatement), '%', '%25'), '"', '%22'), '\\', '%5C')] AS `["read","constraints",""]` ORDER BY name;
SHOW INDEXES YIELD name, createStatement, owningConstraint WHERE owningConstraint IS NULL
RETURN ['index', replace(replace(replace(apoc.convert.toJson(name), '%', '%25'), '"', '%22'), '\\', '%5C'), replace(replace(replace(apoc.convert.toJson(createStatement), '%', '%25'), '"', '%22'), '\\', '%5C')] AS `["read","indexes",""]` ORDER BY name;
MATCH (entity)
WITH apoc.coll.sort(labels(entity)) AS labels, [key IN apoc.coll.sort(keys(entity)) | [key,
  CASE apoc.meta.cypher.type(entity[key]) WHEN 'LIST OF ANY' THEN 'BYTES' ELSE valueType(entity[key]) END] +
  [value IN CASE WHEN entity[key] IS :: LIST<ANY> THEN entity[key] ELSE [entity[key]] END |
  CASE WHEN value IS :: POINT THEN value.srid + ' ' + value.x + ' ' + value.y + CASE WHEN value.srid IN [4979, 9157] THEN ' ' + value.z ELSE '' END
       WHEN value IS :: DURATION THEN value.months + ' ' + value.days + ' ' + value.seconds + ' ' + value.nanosecondsOfSecond
       ELSE toString(value) END]] AS properties
WITH labels, apoc.util.md5([apoc.convert.toJson([labels, properties])]) AS hash
WITH labels, count(*) AS count, sum(reduce(sum = 0, digit IN apoc.text.bytes(substring(hash, 0, 8)) | sum * 16 + digit - CASE WHEN digit > 57 THEN 87 ELSE 48 END)) AS first,
     sum(reduce(sum = 0, digit IN apoc.text.bytes(substring(hash, 8, 8)) | sum * 16 + digit - CASE WHEN digit > 57 THEN 87 ELSE 48 END)) AS second
RETURN ['nodes', replace(replace(replace(apoc.convert.toJson(labels), '%', '%25'), '"', '%22'), '\\', '%5C'), count + ' ' + first + ' ' + second] AS `["read","nodes",""]` ORDER BY labels;
MATCH (start)-[entity]->(end)
WITH type(entity) AS type, [apoc.coll.sort(labels(start)), [key IN apoc.coll.sort(keys(start)) | [key,
  CASE apoc.meta.cypher.type(start[key]) WHEN 'LIST OF ANY' THEN 'BYTES' ELSE valueType(start[key]) END] +
  [value IN CASE WHEN start[key] IS :: LIST<ANY> THEN start[key] ELSE [start[key]] END |
  CASE WHEN value IS :: POINT THEN value.srid + ' ' + value.x + ' ' + value.y + CASE WHEN value.srid IN [4979, 9157] THEN ' ' + value.z ELSE '' END
       WHEN value IS :: DURATION THEN value.months + ' ' + value.days + ' ' + value.seconds + ' ' + value.nanosecondsOfSecond
       ELSE toString(value) END]],
  [key IN apoc.coll.sort(keys(entity)) | [key,
  CASE apoc.meta.cypher.type(entity[key]) WHEN 'LIST OF ANY' THEN 'BYTES' ELSE valueType(entity[key]) END] +
  [value IN CASE WHEN entity[key] IS :: LIST<ANY> THEN entity[key] ELSE [entity[key]] END |
  CASE WHEN value IS :: POINT THEN value.srid + ' ' + value.x + ' ' + value.y + CASE WHEN value.srid IN [4979, 9157] THEN ' ' + value.z ELSE '' END
       WHEN value IS :: DURATION THEN value.months + ' ' + value.days + ' ' + value.seconds + ' ' + value.nanosecondsOfSecond
       ELSE toString(value) END]],
  apoc.coll.sort(labels(end)), [key IN apoc.coll.sort(keys(end)) | [key,
  CASE apoc.meta.cypher.type(end[key]) WHEN 'LIST OF ANY' THEN 'BYTES' ELSE valueType(end[key]) END] +
  [value IN CASE WHEN end[key] IS :: LIST<ANY> THEN end[key] ELSE [end[key]] END |
  CASE WHEN value IS :: POINT THEN value.srid + ' ' + value.x + ' ' + value.y + CASE WHEN value.srid IN [4979, 9157] THEN ' ' + value.z ELSE '' END
       WHEN value IS :: DURATION THEN value.months + ' ' + value.days + ' ' + value.seconds + ' ' + value.nanosecondsOfSecond
       ELSE toString(value) END]]] AS content
WITH type, apoc.util.md5([apoc.convert.toJson(content)]) AS hash
WITH type, count(*) AS count, sum(reduce(sum = 0, digit IN apoc.text.bytes(substring(hash, 0, 8)) | sum * 16 + digit - CASE WHEN digit > 57 THEN 87 ELSE 48 END)) AS first,
     sum(reduce(sum = 0, digit IN apoc.text.bytes(substring(hash, 8, 8)) | sum * 16 + digit - CASE WHEN digit > 57 THEN 87 ELSE 48 END)) AS second
RETURN ['relationships', replace(replace(replace(apoc.convert.toJson(type), '%', '%25'), '"', '%22'), '\\', '%5C'), count + ' ' + first + ' ' + second] AS `["read","relationships",""]` ORDER BY type;
:commit
