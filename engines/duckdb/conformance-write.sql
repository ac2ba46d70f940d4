BEGIN;
CREATE TABLE kit_customer (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL UNIQUE, note VARCHAR);
CREATE SEQUENCE kit_numbers START 1;
CREATE TABLE kit_order (id INTEGER PRIMARY KEY DEFAULT nextval('kit_numbers'), customer INTEGER NOT NULL REFERENCES kit_customer, amount DECIMAL(12, 2) NOT NULL,
  body JSON, raw BLOB, weight DOUBLE, placed TIMESTAMPTZ DEFAULT '2026-01-02 03:04:05Z', twice DECIMAL(12, 2) GENERATED ALWAYS AS (amount * 2));
INSERT INTO kit_customer SELECT n, 'customer ' || n, CASE WHEN n % 5 = 0 THEN NULL ELSE repeat(e'é\'"\\\n', n) END FROM range(1, 51) t(n);
INSERT INTO kit_order (customer, amount, body, raw, weight)
SELECT 1 + n % 50, n * 1.25, json_object('n', n), unhex(md5(n::VARCHAR)), n / 7.0 FROM range(1, 601) t(n);
CREATE INDEX by_customer ON kit_order (customer, amount);
CREATE SCHEMA "kit's ""schema""";
CREATE TYPE kit_mood AS ENUM ('a', 'b''c', 'é');
CREATE TABLE "kit's ""schema"""."kit ""odd"" 'name' \ é; -- %" ("a b" HUGEINT, "c'd""e" VARCHAR, list VARCHAR[], pair STRUCT(x INTEGER, y MAP(VARCHAR, kit_mood)));
INSERT INTO "kit's ""schema"""."kit ""odd"" 'name' \ é; -- %" VALUES (1, 'x\y', ['a', NULL, 'NULL', '1, 2'], {x: 1, y: MAP {'k': 'b''c'}}),
  (NULL, '''"`', NULL, NULL), (170141183460469231731687303715884105727, '日本語 🐬', [], {x: NULL, y: MAP {}});
CREATE VIEW kit_sum AS SELECT customer, sum(amount) AS total FROM kit_order GROUP BY customer;
CREATE MACRO kit_double(n) AS n * 2;
COMMENT ON TABLE kit_order IS 'what they ''ordered''';
COMMIT;
