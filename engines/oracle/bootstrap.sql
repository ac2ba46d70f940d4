WHENEVER OSERROR EXIT FAILURE
WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF
SET FEEDBACK OFF
ALTER SESSION SET ddl_lock_timeout = 30;
-- What the first start set went through the image's own commands as an argument, and counts no more.
ALTER USER sys IDENTIFIED BY "${admin.password}";
ALTER USER system IDENTIFIED BY "${admin.password}" ACCOUNT LOCK;
ALTER SESSION SET CONTAINER = FREEPDB1;
CREATE OR REPLACE DIRECTORY databerth AS '/opt/oracle/oradata/databerth';
DECLARE
  present NUMBER;
BEGIN
  SELECT COUNT(*) INTO present FROM dba_users WHERE username = UPPER(${username_literal});
  IF present = 0 THEN
    EXECUTE IMMEDIATE 'CREATE USER ${username} NO AUTHENTICATION DEFAULT TABLESPACE users QUOTA UNLIMITED ON users';
  END IF;
END;
/
ALTER USER ${username} IDENTIFIED BY "${password}" ACCOUNT UNLOCK;
GRANT db_developer_role TO ${username};
EXIT
