SET @statement = COALESCE((SELECT CONCAT('KILL ', processlist_id) FROM performance_schema.threads
  WHERE type = 'FOREGROUND' AND CAST(processlist_id AS CHAR) = ${target.session_literal}
    AND processlist_user NOT IN ('mysql', 'root', 'mysql.sys', 'mysql.session', 'mysql.infoschema', 'event_scheduler')), 'DO 0');
PREPARE ending FROM @statement;
EXECUTE ending;
