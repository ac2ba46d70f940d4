-- The first three are kept in the database. It stays open between sessions, and a commit is written before it is answered.
SET TRACE_LEVEL_FILE 0;
SET DB_CLOSE_DELAY -1;
SET WRITE_DELAY 0;
-- In a variable, the password is in no statement that an error could show.
SET @NAME = QUOTE_IDENT(UPPER(${username_literal}));
SET @SECRET = ${password_literal};
EXECUTE IMMEDIATE CONCAT('CREATE USER IF NOT EXISTS ', @NAME, ' PASSWORD ''', @SECRET, '''');
EXECUTE IMMEDIATE CONCAT('ALTER USER ', @NAME, ' SET PASSWORD ''', @SECRET, '''');
EXECUTE IMMEDIATE CONCAT('GRANT ALTER ANY SCHEMA TO ', @NAME);
