-- Printed first and only: the snapshot's name. It lives as long as this transaction, which nothing may end by a clock.
SELECT format('SET %I = 0', name) FROM pg_settings
 WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout', 'statement_timeout', 'idle_session_timeout') \gexec
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT pg_export_snapshot();
