SELECT count(*), sum(amount), sum(customer) FROM kit_order;
SELECT count(*), count(note), sum(length(note)) FROM kit_customer;
SELECT count(*), sum(total) FROM kit_sum;
SELECT kit_double(21);
