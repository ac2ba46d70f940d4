CREATE DATABASE IF NOT EXISTS ${database_identifier};
CREATE USER IF NOT EXISTS ${username_identifier};
ALTER USER ${username_identifier} WITH LOGIN PASSWORD ${password_literal};
ALTER DATABASE ${database_identifier} OWNER TO ${username_identifier};
REVOKE CONNECT ON DATABASE ${database_identifier} FROM public;
-- Nothing backs these up.
REVOKE CONNECT ON DATABASE defaultdb, postgres FROM public;
REVOKE CREATE ON SCHEMA defaultdb.public, postgres.public FROM public;
