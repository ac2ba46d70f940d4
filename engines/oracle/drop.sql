-- A user and what it owns are one thing here: it stays as an owner that nobody can log in as.
WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF
BEGIN
  FOR found IN (SELECT username FROM dba_users WHERE username = UPPER(${username_literal})) LOOP
    EXECUTE IMMEDIATE 'ALTER USER ${username} NO AUTHENTICATION ACCOUNT LOCK';
  END LOOP;
END;
/
EXIT
