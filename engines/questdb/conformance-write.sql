CREATE TABLE kit_order (placed TIMESTAMP, id LONG, customer SYMBOL INDEX, amount DOUBLE, note VARCHAR, raw BINARY, paid BOOLEAN)
  TIMESTAMP(placed) PARTITION BY DAY WAL DEDUP UPSERT KEYS(placed, id);
CREATE TABLE kit_customer (id INT, name STRING, note VARCHAR);
CREATE TABLE "kit odd; é <&> $x" ("a b" INT, "c;d é" STRING);
INSERT INTO kit_order SELECT timestamp_sequence('2026-01-02T03:04:05', 700000000L), x, 'c' || (x % 50), x * 1.25,
  CASE WHEN x % 5 = 0 THEN NULL WHEN x % 5 = 1 THEN '' ELSE 'é''"\ ' || x END, rnd_bin(8, 24, 0), x % 3 = 0 FROM long_sequence(600);
INSERT INTO kit_customer SELECT x::int, 'customer ' || x, CASE WHEN x % 5 = 0 THEN NULL ELSE 'note ' || x END FROM long_sequence(50);
INSERT INTO "kit odd; é <&> $x" VALUES (1, 'x\y'), (NULL, '''"`'), (3, '日本語 🐬');
SELECT wait_wal_table('kit_order');
CREATE MATERIALIZED VIEW kit_day AS (SELECT placed, sum(amount) AS total FROM kit_order SAMPLE BY 1d) PARTITION BY MONTH;
CREATE VIEW kit_paid AS (SELECT id, amount FROM kit_order WHERE paid);
