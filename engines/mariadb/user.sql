-- A further user, made or given this access and this password. In a GRANT an underscore stands for any character.
CREATE USER IF NOT EXISTS ${username_literal}@'%' IDENTIFIED BY ${password_literal};
ALTER USER ${username_literal}@'%' IDENTIFIED BY ${password_literal} ACCOUNT UNLOCK;
REVOKE ALL PRIVILEGES, GRANT OPTION FROM ${username_literal}@'%';
EXECUTE IMMEDIATE CONCAT('GRANT ', @rights, ' ON `', REPLACE(${database_literal}, '_', '\\_'), '`.* TO ', QUOTE(${username_literal}), '@''%''');
