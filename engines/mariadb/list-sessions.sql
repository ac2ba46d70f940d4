-- A statement that may have a password in it is not shown.
SELECT JSON_MERGE_PATCH('{}', JSON_OBJECT('id', CAST(id AS CHAR), 'username', user, 'database', db,
  'address', REGEXP_REPLACE(host, ':[0-9]+$', ''), 'state', IF(command = 'Sleep', 'idle', COALESCE(NULLIF(state, ''), command)),
  'seconds', time, 'statement', IF(info REGEXP 'password|identified', NULL, LEFT(info, 1000))))
FROM information_schema.processlist
WHERE user NOT IN ('mysql', 'root', 'mariadb.sys', 'healthcheck', 'system user', 'event_scheduler', 'unauthenticated user');
