-- Locked out first; offline mode then ends every session that is not an administrator's, and there are no others' here.
ALTER USER IF EXISTS ${username_literal}@'%' ACCOUNT LOCK;
SET GLOBAL offline_mode = ON;
SET GLOBAL offline_mode = OFF;
