-- Whoever could log in when the files were copied can not now, and what stood for their passwords is gone. Who is to be let in
-- today gets a password of today, the user that the content belongs to among them.
SET client_min_messages = warning;
SELECT format('ALTER ROLE %I NOLOGIN PASSWORD NULL', rolname) FROM pg_roles
 WHERE rolcanlogin AND NOT rolsuper AND rolname <> ${username_literal} \gexec
