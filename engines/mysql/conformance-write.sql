CREATE TABLE kit_customer (id INT PRIMARY KEY, name VARCHAR(200) NOT NULL, note TEXT, UNIQUE KEY by_name (name));
CREATE TABLE kit_order (id INT AUTO_INCREMENT PRIMARY KEY, customer INT NOT NULL, amount DECIMAL(12, 2) NOT NULL, body JSON, raw VARBINARY(64),
  weight DOUBLE, placed TIMESTAMP NOT NULL DEFAULT '2026-01-02 03:04:05', KEY by_customer (customer, amount),
  CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES kit_customer (id));
CREATE TABLE `kit "odd" ``name`` \ é; -- %` (`a b` INT, `c``d'e` VARCHAR(100));
INSERT INTO kit_customer WITH RECURSIVE seq (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 50)
SELECT n, CONCAT('customer ', n), IF(n % 5 = 0, NULL, REPEAT('é\'"\\\n', n)) FROM seq;
INSERT INTO kit_order (customer, amount, body, raw, weight)
WITH RECURSIVE seq (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM seq WHERE n < 600)
SELECT 1 + n % 50, n * 1.25, JSON_OBJECT('n', n, 'price', n * 1.50), UNHEX(SHA2(n, 256)), n / 7e0 FROM seq;
INSERT INTO `kit "odd" ``name`` \ é; -- %` VALUES (1, 'x\\y'), (NULL, '''"`'), (3, '日本語 🐬');
CREATE VIEW kit_sum AS SELECT customer, SUM(amount) AS total FROM kit_order GROUP BY customer;
CREATE FUNCTION kit_double(n INT) RETURNS INT DETERMINISTIC RETURN n * 2;
-- Who may only read sees the function through its maker's eyes.
CREATE VIEW kit_doubled AS SELECT kit_double(21) AS doubled;
CREATE TRIGGER kit_trigger BEFORE INSERT ON kit_order FOR EACH ROW SET NEW.amount = ABS(NEW.amount);
