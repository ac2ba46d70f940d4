SELECT count(*), sum(amount), sum(customer), sum(twice), sum(octet_length(raw)) FROM kit_order;
SELECT count(*), count(note), sum(length(note)) FROM kit_customer;
SELECT count(*), sum(total) FROM kit_sum;
SELECT * FROM "kit's ""schema"""."kit ""odd"" 'name' \ é; -- %" ORDER BY ALL;
SELECT kit_double(21);
