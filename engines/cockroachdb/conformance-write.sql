CREATE TABLE kit_customer (id INT8 PRIMARY KEY, name STRING NOT NULL UNIQUE, note STRING);
CREATE TABLE kit_order (id INT8 PRIMARY KEY, customer INT8 NOT NULL REFERENCES kit_customer (id), amount DECIMAL(12, 2) NOT NULL, body JSONB, raw BYTES,
  weight FLOAT8, placed TIMESTAMPTZ NOT NULL DEFAULT '2026-01-02 03:04:05Z', INDEX by_customer (customer, amount));
CREATE TABLE "kit ""odd"" 'name' \ é; -- %" ("a b" INT8, "c'd""e" STRING);
INSERT INTO kit_customer SELECT n, 'customer ' || n::STRING, CASE WHEN n % 5 = 0 THEN NULL ELSE repeat(e'é\'"\\\n', n) END FROM generate_series(1, 50) AS g (n);
INSERT INTO kit_order (id, customer, amount, body, raw, weight)
SELECT n, 1 + n % 50, n * 1.25, json_build_object('n', n), decode(md5(n::STRING), 'hex'), n::FLOAT8 / 7.0 FROM generate_series(1, 600) AS g (n);
INSERT INTO "kit ""odd"" 'name' \ é; -- %" VALUES (1, 'x\y'), (NULL, '''"`'), (3, '日本語 🐬');
CREATE VIEW kit_sum AS SELECT customer, sum(amount) AS total FROM kit_order GROUP BY customer;
CREATE SEQUENCE kit_sequence START 7;
CREATE FUNCTION kit_double (n INT8) RETURNS INT8 IMMUTABLE LANGUAGE SQL AS 'SELECT n * 2';
