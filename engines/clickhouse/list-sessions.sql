-- A statement that may have a password in it is not shown.
SELECT query_id AS id, user AS username, replaceOne(address, '::ffff:', '') AS address, 'running' AS state, floor(elapsed) AS seconds,
  memory_usage AS memoryBytes, if(match(query, '(?i)password|identified'), NULL, substringUTF8(query, 1, 1000)) AS statement
FROM system.processes WHERE user <> 'databerth'
