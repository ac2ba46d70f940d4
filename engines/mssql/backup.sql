-- The free edition cannot compress. The copy is apart from whatever the owner does with backups of its own.
DECLARE @options nvarchar(100) = IIF(SERVERPROPERTY('EngineEdition') = 4, N'', N', COMPRESSION');
DECLARE @statement nvarchar(max) = N'BACKUP DATABASE ' + QUOTENAME(N${database_literal})
  + N' TO DISK = N''/var/opt/mssql/databerth/backup.bak'' WITH FORMAT, INIT, COPY_ONLY, CHECKSUM' + @options;
EXEC (@statement);
GO
