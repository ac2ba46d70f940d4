SET NOCOUNT ON;
IF DB_ID(N${database_literal}) IS NULL
  CREATE DATABASE ${database_identifier};
GO
-- Full backups only: a log that waits for backups of its own would fill the volume. The free edition closes unused databases.
ALTER DATABASE ${database_identifier} SET RECOVERY SIMPLE, AUTO_CLOSE OFF, PAGE_VERIFY CHECKSUM;
GO
IF SUSER_ID(N${username_literal}) IS NULL
  CREATE LOGIN ${username_identifier} WITH PASSWORD = N${password_literal}, CHECK_POLICY = OFF, DEFAULT_DATABASE = ${database_identifier};
GO
ALTER LOGIN ${username_identifier} WITH PASSWORD = N${password_literal}, CHECK_POLICY = OFF, DEFAULT_DATABASE = ${database_identifier};
ALTER LOGIN ${username_identifier} ENABLE;
GO
-- The owner is dbo inside: no user in the database that a restore into another server would leave without a login.
ALTER AUTHORIZATION ON DATABASE::${database_identifier} TO ${username_identifier};
GO
