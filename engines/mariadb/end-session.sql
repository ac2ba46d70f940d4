SET @statement = COALESCE((SELECT CONCAT('KILL ', id) FROM information_schema.processlist
  WHERE CAST(id AS CHAR) = ${target.session_literal}
    AND user NOT IN ('mysql', 'root', 'mariadb.sys', 'healthcheck', 'system user', 'event_scheduler', 'unauthenticated user')), 'DO 0');
-- Gone in the meantime is no failure.
DELIMITER //
BEGIN NOT ATOMIC
  DECLARE CONTINUE HANDLER FOR 1094 BEGIN END;
  EXECUTE IMMEDIATE @statement;
END //
