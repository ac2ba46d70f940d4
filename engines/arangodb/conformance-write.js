const db = require('internal').db;
db._create('kit_customer');
db._create('kit_order');
db._createEdgeCollection('kit_placed');
db.kit_order.ensureIndex({type: 'persistent', fields: ['customer', 'amount'], name: 'by_customer'});
db.kit_customer.ensureIndex({type: 'persistent', fields: ['name'], unique: true, name: 'by_name'});
for (let n = 1; n <= 50; n += 1) {
  db.kit_customer.insert({_key: String(n), name: 'customer ' + n, note: n % 5 === 0 ? null : 'é\'\"\\\n日本語 🐬'.repeat(n), 'odd \"name\" \\ é; %': [n, {deep: n / 7}]});
}
for (let n = 1; n <= 400; n += 1) {
  db.kit_order.insert({_key: String(n), customer: String(1 + n % 50), amount: n * 1.25});
  db.kit_placed.insert({_from: 'kit_customer/' + (1 + n % 50), _to: 'kit_order/' + n});
}
