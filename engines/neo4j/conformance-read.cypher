MATCH (o:KitOrder) RETURN count(o) AS orders, sum(o.amount) AS amount, sum(o.customer) AS customers;
MATCH (c:KitCustomer) RETURN count(c) AS customers, count(c.note) AS notes, sum(size(c.note)) AS length;
MATCH (:KitCustomer)-[r:KIT_IN]->() RETURN count(r) AS relationships, sum(r.number) AS numbers, max(r.at) AS latest;
MATCH (c:KitCustomer {id: 1}) RETURN c.bytes AS bytes, c.zoned AS zoned, c.duration AS duration, c.places AS places, size(c.odd) AS odd, size(keys(c)) AS keys;
CALL db.index.fulltext.queryNodes('kit_words', '599') YIELD node RETURN count(node) AS found;
