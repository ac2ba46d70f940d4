SET NOCOUNT ON;
SELECT COUNT(*), SUM(amount), SUM(customer) FROM kit_order;
SELECT COUNT(*), COUNT(CASE WHEN note IS NOT NULL THEN 1 END), SUM(ISNULL(LEN(note), 0)) FROM kit_customer;
SELECT COUNT(*), SUM(total) FROM kit_sum;
SELECT dbo.kit_double(21);
GO
