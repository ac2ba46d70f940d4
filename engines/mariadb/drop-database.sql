-- With the right to it, or the user could make it anew, and nothing would back it up.
SET @own = LOWER(${target.database_literal}) IN ('mysql', 'information_schema', 'performance_schema', 'sys');
SET @statement = IF(@own, 'this name belongs to the server', CONCAT('DROP DATABASE IF EXISTS `',
  REPLACE(${target.database_literal}, '`', '``'), '`'));
EXECUTE IMMEDIATE @statement;
SET @pattern = REPLACE(REPLACE(REPLACE(${target.database_literal}, '\\', '\\\\'), '_', '\\_'), '%', '\\%');
SET @statement = IF((SELECT COUNT(*) FROM mysql.db WHERE db = @pattern AND user = ${username_literal} AND host = '%') = 0, 'DO 0',
  CONCAT('REVOKE ALL PRIVILEGES ON `', REPLACE(@pattern, '`', '``'), '`.* FROM ', QUOTE(${username_literal}), '@''%'''));
EXECUTE IMMEDIATE @statement;
