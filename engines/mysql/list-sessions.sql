-- A statement that may have a password in it is not shown.
SELECT JSON_MERGE_PATCH('{}', JSON_OBJECT('id', CAST(processlist_id AS CHAR), 'username', processlist_user, 'database', processlist_db,
  'address', processlist_host, 'state', IF(processlist_command = 'Sleep', 'idle', COALESCE(NULLIF(processlist_state, ''), processlist_command)),
  'seconds', processlist_time, 'statement', IF(processlist_info REGEXP 'password|identified', NULL, LEFT(processlist_info, 1000))))
FROM performance_schema.threads
WHERE type = 'FOREGROUND' AND processlist_id IS NOT NULL
  AND processlist_user NOT IN ('mysql', 'root', 'mysql.sys', 'mysql.session', 'mysql.infoschema', 'event_scheduler');
