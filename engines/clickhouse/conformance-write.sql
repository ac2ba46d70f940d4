CREATE TABLE kit_customer (id UInt32, name String, note Nullable(String), tags Array(String)) ENGINE = MergeTree ORDER BY id;
CREATE TABLE kit_order (id UInt32, customer UInt32, amount Decimal(12, 2), weight Float64,
  placed DateTime DEFAULT toDateTime('2026-01-02 03:04:05')) ENGINE = MergeTree PARTITION BY customer % 3 ORDER BY (customer, id);
CREATE TABLE `kit "odd" 'name' \\ \` é; -- %` (`a b` Nullable(Int32), `c'd"e\`` String) ENGINE = Log;
CREATE TABLE kit_latest (id UInt32, state String) ENGINE = ReplacingMergeTree ORDER BY id;
CREATE MATERIALIZED VIEW kit_sum ENGINE = SummingMergeTree ORDER BY customer AS SELECT customer, sum(amount) AS total FROM kit_order GROUP BY customer;
CREATE VIEW kit_count AS SELECT customer, count() AS orders FROM kit_order GROUP BY customer;
INSERT INTO kit_customer SELECT toUInt32(number), concat('customer ', toString(number)), if(number % 5 = 0, NULL, concat('é\'"\\\n', toString(number))),
  [toString(number), '\'x'] FROM system.numbers LIMIT 50;
INSERT INTO kit_order (id, customer, amount, weight) SELECT number, 1 + number % 50, number * 1.25, number / 7 FROM system.numbers LIMIT 600;
INSERT INTO kit_latest SELECT number % 100, toString(number) FROM system.numbers LIMIT 300;
INSERT INTO kit_latest SELECT number, 'last' FROM system.numbers LIMIT 10;
INSERT INTO `kit "odd" 'name' \\ \` é; -- %` VALUES (1, 'x\\y'), (NULL, '\'"`'), (3, '日本語 🐬');
