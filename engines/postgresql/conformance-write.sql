CREATE TABLE kit_customer (id int PRIMARY KEY, name text NOT NULL UNIQUE, note text);
CREATE TABLE kit_order (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int NOT NULL REFERENCES kit_customer,
  amount numeric(12, 2) NOT NULL, body jsonb, raw bytea, weight float8, placed timestamptz NOT NULL DEFAULT '2026-01-02 03:04:05Z');
CREATE INDEX by_customer ON kit_order (customer, amount);
CREATE TABLE "kit ""odd"" 'name' \ é; -- %" ("a b" int, "c'd""e" text);
INSERT INTO kit_customer SELECT n, 'customer ' || n, CASE WHEN n % 5 = 0 THEN NULL ELSE repeat(E'é\'"\\\n', n) END FROM generate_series(1, 50) n;
INSERT INTO kit_order (customer, amount, body, raw, weight)
SELECT 1 + n % 50, n * 1.25, jsonb_build_object('n', n), decode(md5(n::text), 'hex'), n / 7.0 FROM generate_series(1, 600) n;
INSERT INTO "kit ""odd"" 'name' \ é; -- %" VALUES (1, 'x\y'), (NULL, '''"`'), (3, '日本語 🐬');
CREATE VIEW kit_sum AS SELECT customer, sum(amount) AS total FROM kit_order GROUP BY customer;
CREATE FUNCTION kit_double(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n * 2';
