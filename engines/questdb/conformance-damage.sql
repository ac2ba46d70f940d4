ALTER TABLE kit_order DROP PARTITION LIST '2026-01-03';
UPDATE kit_customer SET note = 'changed' WHERE id < 20;
SELECT wait_wal_table('kit_order');
