SELECT count(*), sum(amount), sum(customer), sum(twice), sum(length(raw)) FROM kit_order;
SELECT count(*), count(note), sum(length(note)) FROM kit_customer;
SELECT count(*), sum(total) FROM kit_sum;
SELECT group_concat(typeof(c), ' ' ORDER BY a, b) FROM kit_key;
SELECT count(*), sum(length("c'd""e
f")) FROM "kit ""odd"" 'name' \ é; -- %";
SELECT words FROM kit_text WHERE kit_text MATCH 'fox';
PRAGMA user_version;
