-- What is the server's own is refused, as a statement that is none. In a GRANT some characters stand for others: written out, the
-- user would have more databases than this one.
SET @own = LOWER(${target.database_literal}) IN ('mysql', 'information_schema', 'performance_schema', 'sys', 'databerth');
SET @statement = IF(@own, 'this name belongs to the server', CONCAT('CREATE DATABASE IF NOT EXISTS `',
  REPLACE(${target.database_literal}, '`', '``'), '` CHARACTER SET utf8mb4'));
PREPARE creating FROM @statement;
EXECUTE creating;
SET @pattern = REPLACE(REPLACE(REPLACE(${target.database_literal}, '\\', '\\\\'), '_', '\\_'), '%', '\\%');
SET @statement = CONCAT('GRANT ALL PRIVILEGES ON `', REPLACE(@pattern, '`', '``'), '`.* TO ', QUOTE(${username_literal}), '@''%''');
PREPARE granting FROM @statement;
EXECUTE granting;
