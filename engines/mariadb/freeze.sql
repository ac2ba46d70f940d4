-- A full database: what adds is taken from the user in all databases of theirs. SELECT, DELETE and DROP (also for TRUNCATE) stay.
-- A session knows the rights that it began with, so those of clients end.
DELIMITER //
BEGIN NOT ATOMIC
  FOR one IN (SELECT Db, User, CONCAT_WS(', ', IF(Insert_priv = 'Y', 'INSERT', NULL), IF(Update_priv = 'Y', 'UPDATE', NULL), IF(Create_priv = 'Y', 'CREATE', NULL),
      IF(Alter_priv = 'Y', 'ALTER', NULL), IF(Index_priv = 'Y', 'INDEX', NULL), IF(Create_tmp_table_priv = 'Y', 'CREATE TEMPORARY TABLES', NULL)) AS rights
    FROM mysql.db WHERE User = ${username_literal} AND Host = '%' HAVING rights <> '') DO
    EXECUTE IMMEDIATE CONCAT('REVOKE ', one.rights, ' ON `', REPLACE(one.Db, '`', '``'), '`.* FROM ', QUOTE(one.User), '@''%''');
  END FOR;
END //
DELIMITER ;
EXECUTE IMMEDIATE CONCAT('KILL USER ', QUOTE(${username_literal}));
