CREATE TABLE kit_device (id int PRIMARY KEY, name text NOT NULL UNIQUE, note text);
INSERT INTO kit_device SELECT n, 'device ' || n, CASE WHEN n % 5 = 0 THEN NULL ELSE repeat(E'é\'"\\\n', n) END FROM generate_series(1, 50) n;
CREATE TABLE kit_reading (placed timestamptz NOT NULL, device int NOT NULL REFERENCES kit_device, amount numeric(12, 2) NOT NULL,
  body jsonb, raw bytea, weight float8, CHECK (amount >= 0), UNIQUE (device, placed));
SELECT create_hypertable('kit_reading', by_range('placed', INTERVAL '7 days'));
SELECT add_dimension('kit_reading', by_hash('device', 2));
CREATE INDEX by_device ON kit_reading (device, amount);
INSERT INTO kit_reading
SELECT '2026-01-02 03:04:05Z'::timestamptz + n * INTERVAL '1 hour', 1 + n % 50, n * 1.25, jsonb_build_object('n', n), decode(md5(n::text), 'hex'), n / 7.0
  FROM generate_series(1, 600) n;
CREATE TABLE "kit ""odd"" 'name' \ é; -- %" ("a b" bigint NOT NULL, "c'd""e" text);
SELECT create_hypertable('"kit ""odd"" ''name'' \ é; -- %"', by_range('a b', 100));
INSERT INTO "kit ""odd"" 'name' \ é; -- %" VALUES (1, 'x\y'), (150, '''"`'), (1000, '日本語 🐬');
CREATE VIEW kit_day AS SELECT time_bucket('1 day', placed) AS day, device, sum(amount) AS total FROM kit_reading GROUP BY 1, 2;
CREATE FUNCTION kit_double(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT n * 2';
