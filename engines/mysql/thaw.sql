-- Whoever may drop had every right, a further user those of administration.users. A session knows the rights that it began
-- with, so those of clients end.
CREATE TEMPORARY TABLE databerth.statement (number INT AUTO_INCREMENT PRIMARY KEY, text LONGTEXT NOT NULL) CHARACTER SET utf8mb4;
INSERT INTO databerth.statement (text)
SELECT CONCAT('GRANT ', IF(Drop_priv = 'Y', 'ALL PRIVILEGES', 'INSERT, UPDATE, CREATE TEMPORARY TABLES'),
    ' ON `', REPLACE(Db, '`', '``'), '`.* TO ', QUOTE(User), '@''%''')
  FROM mysql.db WHERE User = ${username_literal} AND Host = '%' AND Delete_priv = 'Y';
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
