CREATE TABLE kit_customer (id INT PRIMARY KEY, name VARCHAR(200) NOT NULL UNIQUE, note CLOB, born DATE);
CREATE TABLE kit_order (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer INT NOT NULL REFERENCES kit_customer,
  amount NUMERIC(12, 2) NOT NULL CHECK (amount >= 0), body JSON, raw VARBINARY(100), weight DOUBLE PRECISION,
  placed TIMESTAMP WITH TIME ZONE DEFAULT TIMESTAMP WITH TIME ZONE '2026-01-02 03:04:05+00');
CREATE INDEX by_customer ON kit_order (customer, amount DESC);
CREATE TABLE "kit ""odd"" 'name' \ é; -- %" ("a b" INT, "c'd""e" VARCHAR);
INSERT INTO kit_customer SELECT x, 'customer ' || x, CASE WHEN MOD(x, 5) = 0 THEN NULL ELSE REPEAT(U&'\00e9''"\\\000a', x) END, DATEADD(DAY, x, DATE '2000-02-29') FROM SYSTEM_RANGE(1, 50);
INSERT INTO kit_order (customer, amount, body, raw, weight)
SELECT 1 + MOD(x, 50), x * 1.25, JSON_OBJECT('n': x), HASH('SHA-256', CAST(x AS VARCHAR)), x / 7.0 FROM SYSTEM_RANGE(1, 600);
INSERT INTO "kit ""odd"" 'name' \ é; -- %" VALUES (1, 'x\y'), (NULL, '''"`'), (3, '日本語 🐬');
CREATE VIEW kit_sum AS SELECT customer, SUM(amount) AS total FROM kit_order GROUP BY customer;
CREATE SCHEMA kit_other;
CREATE SEQUENCE kit_other.numbers START WITH 100;
CREATE TABLE kit_other.things (id BIGINT DEFAULT NEXT VALUE FOR kit_other.numbers, tags VARCHAR ARRAY, kind ENUM('a', 'b'), mark UUID);
INSERT INTO kit_other.things (tags, kind, mark) VALUES (ARRAY['x', NULL, 'é'], 'b', UUID '00000000-0000-0000-0000-00000000002a');
