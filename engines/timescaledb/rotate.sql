-- Only what stands for the password (RFC 5802) gets here, and an error shows neither the statement nor its neighbourhood.
\set VERBOSITY sqlstate
SET log_min_error_statement = panic;
SET log_statement = none;
SET log_min_duration_statement = -1;
ALTER ROLE ${username_identifier} WITH LOGIN PASSWORD '${password_scram_sha_256}';
