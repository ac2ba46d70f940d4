-- A further user, made or given this access and this password. In a variable, the password is in no statement that an error could show.
SET @NAME = QUOTE_IDENT(UPPER(${username_literal}));
SET @SECRET = ${password_literal};
EXECUTE IMMEDIATE CONCAT('CREATE USER IF NOT EXISTS ', @NAME, ' PASSWORD ''', @SECRET, '''');
EXECUTE IMMEDIATE CONCAT('ALTER USER ', @NAME, ' SET PASSWORD ''', @SECRET, '''');
-- For each schema of the tenant. One that is made later is given with the next start: H2 has no rights on what is to come.
SELECT CONCAT('REVOKE ALL ON SCHEMA ', QUOTE_IDENT(SCHEMA_NAME), ' FROM ', @NAME, '; GRANT SELECT ON SCHEMA ', QUOTE_IDENT(SCHEMA_NAME), ' TO ', @NAME, ';')
FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME <> 'INFORMATION_SCHEMA';
