PRAGMA foreign_keys = ON;
BEGIN;
CREATE TABLE kit_customer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, note TEXT) STRICT;
CREATE TABLE kit_order (id INTEGER PRIMARY KEY AUTOINCREMENT, customer INTEGER NOT NULL REFERENCES kit_customer, amount NUMERIC NOT NULL,
  body TEXT, raw BLOB, weight REAL, twice GENERATED ALWAYS AS (amount * 2) STORED);
CREATE INDEX by_customer ON kit_order (customer, amount);
CREATE TABLE kit_key (a TEXT, b INTEGER, c ANY, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID;
CREATE TABLE "kit ""odd"" 'name' \ é; -- %" ("a b" INTEGER, "c'd""e
f" TEXT);
CREATE VIRTUAL TABLE kit_text USING fts5(words);
WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 50)
INSERT INTO kit_customer SELECT n, 'customer ' || n, iif(n % 5 = 0, NULL, replace(hex(zeroblob(n)), '00', 'é''"\' || char(10))) FROM counted;
WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < 600)
INSERT INTO kit_order (customer, amount, body, raw, weight) SELECT 1 + n % 50, n * 1.25, json_object('n', n), CAST(char(n, 0, n) AS BLOB), n / 7.0 FROM counted;
INSERT INTO kit_key VALUES ('x', 1, 1), ('x', 2, '1'), ('é', 1, 1.0), ('', 0, x'00ff'), ('big', 9223372036854775807, 1e308 * 10);
INSERT INTO "kit ""odd"" 'name' \ é; -- %" VALUES (1, 'x\y'), (NULL, '''"`'), (3, '日本語 🐬');
INSERT INTO kit_text VALUES ('the quick brown fox'), ('der schnelle Fuchs');
CREATE VIEW kit_sum AS SELECT customer, sum(amount) AS total FROM kit_order GROUP BY customer;
CREATE TRIGGER kit_noted AFTER UPDATE ON kit_customer BEGIN UPDATE kit_customer SET note = 'changed; ' || new.id WHERE id = new.id; END;
PRAGMA user_version = 7;
COMMIT;
