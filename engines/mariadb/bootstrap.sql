SET SESSION sql_mode = '';
CREATE DATABASE IF NOT EXISTS ${database_identifier} CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS ${username_literal}@'%' IDENTIFIED BY ${password_literal};
ALTER USER ${username_literal}@'%' IDENTIFIED BY ${password_literal} ACCOUNT UNLOCK;
-- In a GRANT an underscore stands for any character: written out, the user could make databases that nothing backs up.
EXECUTE IMMEDIATE CONCAT('GRANT ALL PRIVILEGES ON `', REPLACE(${database_literal}, '_', '\\_'), '`.* TO ', QUOTE(${username_literal}), '@''%''');
