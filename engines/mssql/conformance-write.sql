SET NOCOUNT ON;
CREATE TABLE kit_customer (id int PRIMARY KEY, name nvarchar(200) NOT NULL UNIQUE, note nvarchar(max));
CREATE TABLE kit_order (id int IDENTITY PRIMARY KEY, customer int NOT NULL REFERENCES kit_customer (id), amount decimal(12, 2) NOT NULL,
  body xml, raw varbinary(64), weight float, placed datetimeoffset NOT NULL DEFAULT '2026-01-02T03:04:05+00:00');
CREATE INDEX by_customer ON kit_order (customer, amount);
GO
-- Letters beyond ASCII by their numbers, whatever code page the client reads this in.
DECLARE @odd nvarchar(258) = QUOTENAME(N'kit "odd" ''name'' ] \ ' + NCHAR(233) + N'; -- %' + NCHAR(10) + N'x');
DECLARE @statement nvarchar(max) = N'CREATE TABLE ' + @odd + N' ([a b] int, [c''d"e]]f] nvarchar(100))';
EXEC (@statement);
SET @statement = N'INSERT ' + @odd + N' VALUES (1, N''x\y''), (NULL, N''''''"`''), (3, NCHAR(26085) + NCHAR(26412) + NCHAR(55357) + NCHAR(56364))';
EXEC (@statement);
GO
WITH number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 50)
INSERT kit_customer SELECT n, CONCAT(N'customer ', n), CASE WHEN n % 5 = 0 THEN NULL ELSE REPLICATE(NCHAR(233) + N'''"\' + NCHAR(10), n) END FROM number;
WITH number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 600)
INSERT kit_order (customer, amount, body, raw, weight)
SELECT 1 + n % 50, n * 1.25, CONCAT(N'<n>', n, N'</n>'), HASHBYTES('SHA2_256', CONCAT(N'', n)), n / 7e0 FROM number OPTION (MAXRECURSION 600);
GO
CREATE VIEW kit_sum AS SELECT customer, SUM(amount) AS total FROM dbo.kit_order GROUP BY customer;
GO
CREATE FUNCTION kit_double (@n int) RETURNS int AS BEGIN RETURN @n * 2; END;
GO
CREATE TRIGGER kit_trigger ON kit_order AFTER UPDATE AS SET NOCOUNT ON;
GO
