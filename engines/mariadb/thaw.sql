-- Whoever may drop had every right, a further user those of administration.users. A session knows the rights that it began
-- with, so those of clients end.
DELIMITER //
BEGIN NOT ATOMIC
  FOR one IN (SELECT Db, User, Drop_priv FROM mysql.db WHERE User = ${username_literal} AND Host = '%' AND Delete_priv = 'Y') DO
    EXECUTE IMMEDIATE CONCAT('GRANT ', IF(one.Drop_priv = 'Y', 'ALL PRIVILEGES', 'INSERT, UPDATE, CREATE TEMPORARY TABLES'),
      ' ON `', REPLACE(one.Db, '`', '``'), '`.* TO ', QUOTE(one.User), '@''%''');
  END FOR;
END //
DELIMITER ;
EXECUTE IMMEDIATE CONCAT('KILL USER ', QUOTE(${username_literal}));
