WHENEVER OSERROR EXIT FAILURE
WHENEVER SQLERROR EXIT FAILURE
SET DEFINE OFF
CONNECT ${username}/"${password}"@//${address}:${port}/FREEPDB1
CREATE TABLE kit_customer (id NUMBER PRIMARY KEY, name VARCHAR2(200) NOT NULL UNIQUE, note CLOB);
CREATE TABLE kit_order (id NUMBER GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer NUMBER NOT NULL REFERENCES kit_customer,
  amount NUMBER(12, 2) NOT NULL, body JSON, raw_digest RAW(64), weight BINARY_DOUBLE,
  placed TIMESTAMP WITH TIME ZONE DEFAULT TIMESTAMP '2026-01-02 03:04:05 +00:00' NOT NULL);
CREATE INDEX by_customer ON kit_order (customer, amount);
-- Letters beyond ASCII by their numbers, whatever character set the client reads this in.
BEGIN
  EXECUTE IMMEDIATE 'CREATE TABLE "kit ''odd'' \ ' || UNISTR('\00e9') || '; -- %" ("a b" NUMBER, "c''d`e" NVARCHAR2(100))';
  EXECUTE IMMEDIATE 'INSERT INTO "kit ''odd'' \ ' || UNISTR('\00e9') || '; -- %" SELECT 1, N''x\y'' FROM dual UNION ALL SELECT NULL, N''''''"`'' FROM dual'
    || ' UNION ALL SELECT 3, UNISTR(''\65e5\672c\d83d\dc2c'') FROM dual';
END;
/
INSERT INTO kit_customer SELECT LEVEL, 'customer ' || LEVEL, CASE WHEN MOD(LEVEL, 5) = 0 THEN NULL ELSE TO_CLOB(RPAD('"\''' || CHR(10), LEVEL * 4, '"\''' || CHR(10))) END
FROM dual CONNECT BY LEVEL <= 50;
INSERT INTO kit_order (customer, amount, body, raw_digest, weight)
SELECT 1 + MOD(LEVEL, 50), LEVEL * 1.25, JSON_OBJECT('n' VALUE LEVEL RETURNING JSON), STANDARD_HASH(LEVEL, 'SHA256'), LEVEL / 7
FROM dual CONNECT BY LEVEL <= 600;
COMMIT;
CREATE VIEW kit_sum AS SELECT customer, SUM(amount) AS total FROM kit_order GROUP BY customer;
CREATE FUNCTION kit_double(n NUMBER) RETURN NUMBER DETERMINISTIC AS
BEGIN
  RETURN n * 2;
END;
/
CREATE SEQUENCE kit_sequence START WITH 7;
EXIT
