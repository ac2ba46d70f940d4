-- What the user owns passes to the administrator. A login with sessions cannot be dropped: revoke ends them, and comes before.
SET NOCOUNT ON;
IF SUSER_ID(N${username_literal}) IS NOT NULL
BEGIN
  IF DB_ID(N${database_literal}) IS NOT NULL
    ALTER AUTHORIZATION ON DATABASE::${database_identifier} TO sa;
  DROP LOGIN ${username_identifier};
END;
GO
