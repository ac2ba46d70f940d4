const db = require('internal').db;
const rows = db._query('FOR o IN kit_order COLLECT AGGREGATE n = LENGTH(1), amount = SUM(o.amount), customers = SUM(TO_NUMBER(o.customer)) RETURN [n, amount, customers]').toArray();
print(JSON.stringify(rows));
print(db.kit_customer.count() + ' ' + db.kit_placed.count());
print(JSON.stringify(db._query('FOR o IN OUTBOUND \"kit_customer/8\" kit_placed SORT o._key RETURN o._key').toArray()));
