const database = connect('mongodb://${username_url}:' + process.env.MONGODB_PASSWORD
  + '@${address}:${port}/${database_url}?tls=true&tlsCAFile=/etc/databerth/ca.crt&serverSelectionTimeoutMS=10000');
const odd = 'kit "odd" \'name\' \\ é;\n-- % 日本語 🐬';
database.createCollection('kit_order', {validator: {amount: {$gte: 0}}, validationLevel: 'moderate'});
database.createCollection('kit_log', {capped: true, size: 65536, max: 100});
database.createCollection('kit_word', {collation: {locale: 'fr', strength: 1}});
database.createCollection('kit_clustered', {clusteredIndex: {key: {_id: 1}, unique: true}});
database.createCollection('kit_weather', {timeseries: {timeField: 'at', metaField: 'place', granularity: 'hours'}});
database.createView('kit_sum', 'kit_order', [{$group: {_id: '$customer', total: {$sum: '$amount'}}}]);
const numbers = count => Array.from({length: count}, (_, n) => n + 1);
database.kit_order.insertMany(numbers(600).map(n => ({_id: n, customer: n % 50, amount: n * 1.25, note: 'é\'"\\\n'.repeat(n % 5),
  placed: new Date(1767323045000 + n), raw: BinData(0, 'aGk='), weight: Double(n), whole: Long(String(n)), exact: Decimal128(n + '.10'),
  id: UUID('0123456789ab4cde8f00' + String(n).padStart(12, '0')), pattern: /^a"b/i, nothing: null, place: {type: 'Point', coordinates: [n / 10, 5]},
  deep: [{a: [n, {b: Int32(n)}]}, MinKey(), MaxKey(), Timestamp({t: n, i: 1}), Code('return 1')]})));
database.kit_order.createIndex({customer: 1, amount: -1}, {name: 'by customer'});
database.kit_order.createIndex({note: 'text'}, {default_language: 'french', weights: {note: 3}});
database.kit_order.createIndex({place: '2dsphere'});
database.kit_order.createIndex({placed: 1}, {expireAfterSeconds: 2000000000, partialFilterExpression: {amount: {$gt: 5}}});
database.kit_order.createIndex({'deep.$**': 1});
database.kit_order.createIndex({whole: 'hashed'}, {hidden: true});
database.kit_word.createIndex({word: 1}, {unique: true, sparse: true, collation: {locale: 'de', caseLevel: true}});
database.kit_word.insertMany(['été', 'Über', 'a"b', "a'b", 'a\\b', 'a\nb', '日本語 🐬'].map(word => ({word})));
database.kit_log.insertMany(numbers(250).map(n => ({n, text: 'line ' + n})));
database.kit_clustered.insertMany(numbers(20).map(n => ({_id: 100 - n, n})));
database.kit_weather.insertMany(numbers(50).map(n => ({at: new Date(1767323045000 + n * 600000), place: 'p' + n % 3, degrees: n / 7})));
database.getCollection(odd).insertMany([{'a b': 1, 'c.d"e': 'x\\y', $f: 2}, {'日本語': '🐬'}]);
database.getCollection(odd).createIndex({'a b': 1}, {name: odd.replace('\n', ' ')});
