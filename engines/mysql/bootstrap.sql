SET SESSION sql_mode = '';
CREATE DATABASE IF NOT EXISTS ${database_identifier} CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS ${username_literal}@'%' IDENTIFIED BY ${password_literal};
ALTER USER ${username_literal}@'%' IDENTIFIED BY ${password_literal} ACCOUNT UNLOCK;
-- In a GRANT an underscore stands for any character: written out, the user could make databases that nothing backs up.
SET @grant = CONCAT('GRANT ALL PRIVILEGES ON `', REPLACE(${database_literal}, '_', '\\_'), '`.* TO ', QUOTE(${username_literal}), '@''%''');
PREPARE granting FROM @grant;
EXECUTE granting;
DEALLOCATE PREPARE granting;

-- What a script cannot do without a procedure: run each statement that a query made, in order. The script puts them into a
-- temporary table of this name.
CREATE DATABASE IF NOT EXISTS databerth CHARACTER SET utf8mb4;
DELIMITER //
CREATE PROCEDURE IF NOT EXISTS databerth.execute_each() SQL SECURITY INVOKER
BEGIN
  DECLARE ended BOOLEAN DEFAULT FALSE;
  DECLARE statement LONGTEXT;
  DECLARE statements CURSOR FOR SELECT text FROM databerth.statement ORDER BY number;
  DECLARE CONTINUE HANDLER FOR NOT FOUND SET ended = TRUE;
  OPEN statements;
  one: LOOP
    FETCH statements INTO statement;
    IF ended THEN LEAVE one; END IF;
    SET @statement = statement;
    PREPARE each_one FROM @statement;
    EXECUTE each_one;
    DEALLOCATE PREPARE each_one;
  END LOOP;
END //
DELIMITER ;
