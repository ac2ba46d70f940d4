ALTER DATABASE ${database_identifier} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
RESTORE DATABASE ${database_identifier} FROM DISK = N'/var/opt/mssql/databerth/restore.bak' WITH REPLACE, CHECKSUM, RECOVERY;
ALTER DATABASE ${database_identifier} SET MULTI_USER;
GO
