-- Locked out first, then the sessions that are still there; one that ended by itself meanwhile is no error.
WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF
DECLARE
  gone EXCEPTION;
  PRAGMA EXCEPTION_INIT(gone, -30);
  marked EXCEPTION;
  PRAGMA EXCEPTION_INIT(marked, -31);
BEGIN
  FOR found IN (SELECT username FROM dba_users WHERE username = UPPER(${username_literal})) LOOP
    EXECUTE IMMEDIATE 'ALTER USER ${username} ACCOUNT LOCK';
  END LOOP;
  FOR found IN (SELECT sid, serial# AS serial FROM v$session WHERE username = UPPER(${username_literal})) LOOP
    BEGIN
      EXECUTE IMMEDIATE 'ALTER SYSTEM KILL SESSION ''' || found.sid || ',' || found.serial || ''' IMMEDIATE';
    EXCEPTION
      WHEN gone OR marked THEN NULL;
    END;
  END LOOP;
END;
/
EXIT
