SELECT count(), sum(amount), sum(customer), min(placed) FROM kit_order;
SELECT count(), count(note), sum(length(note)) FROM kit_customer;
SELECT count(), sum(total) FROM kit_sum FINAL;
SELECT sum(orders) FROM kit_count;
SELECT count(), countIf(state = 'last') FROM kit_latest FINAL;
