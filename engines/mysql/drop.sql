-- Sessions outlive their user: offline mode ends every one that is not an administrator's, and there are no others' here.
DROP USER IF EXISTS ${username_literal}@'%';
SET GLOBAL offline_mode = ON;
SET GLOBAL offline_mode = OFF;
