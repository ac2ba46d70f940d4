-- A full database: what adds is taken from the user in all databases of theirs. SELECT, DELETE and DROP (also for TRUNCATE) stay.
-- A session knows the rights that it began with, so those of clients end.
CREATE TEMPORARY TABLE databerth.statement (number INT AUTO_INCREMENT PRIMARY KEY, text LONGTEXT NOT NULL) CHARACTER SET utf8mb4;
-- Only what is there can be taken.
INSERT INTO databerth.statement (text)
SELECT CONCAT('REVOKE ', rights, ' ON `', REPLACE(Db, '`', '``'), '`.* FROM ', QUOTE(User), '@''%''')
  FROM (SELECT Db, User, CONCAT_WS(', ', IF(Insert_priv = 'Y', 'INSERT', NULL), IF(Update_priv = 'Y', 'UPDATE', NULL), IF(Create_priv = 'Y', 'CREATE', NULL),
      IF(Alter_priv = 'Y', 'ALTER', NULL), IF(Index_priv = 'Y', 'INDEX', NULL), IF(Create_tmp_table_priv = 'Y', 'CREATE TEMPORARY TABLES', NULL)) AS rights
    FROM mysql.db WHERE User = ${username_literal} AND Host = '%') AS granted
  WHERE rights <> '';
CALL databerth.execute_each();
DELIMITER //
CREATE PROCEDURE IF NOT EXISTS databerth.end_sessions(IN name VARCHAR(32)) SQL SECURITY INVOKER
BEGIN
  DECLARE ended BOOLEAN DEFAULT FALSE;
  DECLARE session BIGINT UNSIGNED;
  DECLARE sessions CURSOR FOR SELECT processlist_id FROM performance_schema.threads
    WHERE type = 'FOREGROUND' AND CAST(processlist_user AS BINARY) = CAST(name AS BINARY) AND processlist_host <> 'localhost';
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET ended = TRUE;
  -- It ended by itself.
  DECLARE CONTINUE HANDLER FOR 1094 BEGIN END;
  OPEN sessions;
  one: LOOP
    FETCH sessions INTO session;
    IF ended THEN LEAVE one; END IF;
    KILL session;
  END LOOP;
END //
DELIMITER ;
CALL databerth.end_sessions(${username_literal});
