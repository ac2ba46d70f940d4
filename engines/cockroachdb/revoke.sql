-- Locked out first, then the sessions that are still there.
CREATE USER IF NOT EXISTS ${username_identifier} WITH NOLOGIN;
ALTER USER ${username_identifier} WITH NOLOGIN PASSWORD NULL;
CANCEL SESSIONS IF EXISTS (SELECT session_id FROM [SHOW CLUSTER SESSIONS] WHERE user_name = ${username_literal});
