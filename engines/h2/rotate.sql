SET @NAME = QUOTE_IDENT(UPPER(${username_literal}));
SET @SECRET = ${password_literal};
EXECUTE IMMEDIATE CONCAT('ALTER USER ', @NAME, ' SET PASSWORD ''', @SECRET, '''');
