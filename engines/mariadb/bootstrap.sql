CREATE DATABASE IF NOT EXISTS ${database_identifier} CHARACTER SET utf8mb4;
CREATE USER IF NOT EXISTS ${username_literal}@'%' IDENTIFIED BY ${password_literal};
ALTER USER ${username_literal}@'%' IDENTIFIED BY ${password_literal} ACCOUNT UNLOCK;
GRANT ALL PRIVILEGES ON ${database_identifier}.* TO ${username_literal}@'%';
