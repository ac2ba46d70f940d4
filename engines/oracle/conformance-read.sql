WHENEVER OSERROR EXIT FAILURE
WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF HEADING OFF FEEDBACK OFF PAGESIZE 0
CONNECT ${username}/"${password}"@//${address}:${port}/FREEPDB1
SELECT COUNT(*) || ' ' || SUM(amount) || ' ' || SUM(customer) FROM kit_order;
SELECT COUNT(*) || ' ' || COUNT(note) || ' ' || SUM(LENGTH(note)) FROM kit_customer;
SELECT COUNT(*) || ' ' || SUM(total) FROM kit_sum;
SELECT kit_double(21) FROM dual;
EXIT
