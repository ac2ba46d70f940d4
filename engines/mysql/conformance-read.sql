SELECT COUNT(*), SUM(amount), SUM(customer) FROM kit_order;
SELECT COUNT(*), COUNT(note), SUM(LENGTH(note)) FROM kit_customer;
SELECT COUNT(*), SUM(total) FROM kit_sum;
SELECT doubled FROM kit_doubled;
