SELECT count(*), sum(amount), sum(id), count(note) FROM kit_order;
SELECT count(*), count(note), sum(length(name)) FROM kit_customer;
SELECT count(*), sum(amount) FROM kit_paid;
SELECT count(*), sum("a b") FROM "kit odd; é <&> $x";
