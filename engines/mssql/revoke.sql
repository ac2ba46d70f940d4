-- Locked out first, then the sessions that are still there; one that ended by itself meanwhile is no error.
SET NOCOUNT ON;
IF SUSER_ID(N${username_literal}) IS NOT NULL
  ALTER LOGIN ${username_identifier} DISABLE;
GO
DECLARE @session smallint, @statement nvarchar(40);
DECLARE sessions CURSOR LOCAL STATIC FOR
  SELECT session_id FROM sys.dm_exec_sessions WHERE is_user_process = 1 AND original_login_name = N${username_literal};
OPEN sessions;
FETCH NEXT FROM sessions INTO @session;
WHILE @@FETCH_STATUS = 0
BEGIN
  SET @statement = CONCAT(N'KILL ', @session);
  BEGIN TRY
    EXEC (@statement);
  END TRY
  BEGIN CATCH
    IF EXISTS (SELECT * FROM sys.dm_exec_sessions WHERE session_id = @session AND original_login_name = N${username_literal})
      THROW;
  END CATCH;
  FETCH NEXT FROM sessions INTO @session;
END;
GO
