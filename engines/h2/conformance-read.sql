SELECT COUNT(*), SUM(amount), SUM(customer) FROM kit_order;
SELECT COUNT(*), COUNT(note), SUM(CHAR_LENGTH(note)) FROM kit_customer;
SELECT COUNT(*), SUM(total) FROM kit_sum;
SELECT id, tags, kind FROM kit_other.things;
