-- What the user owns passes to the administrator.
CREATE USER IF NOT EXISTS ${username_identifier} WITH NOLOGIN;
REASSIGN OWNED BY ${username_identifier} TO root;
ALTER DATABASE ${database_identifier} OWNER TO root;
DROP OWNED BY ${username_identifier};
DROP USER ${username_identifier};
