const database = connect('mongodb://${username_url}:' + process.env.MONGODB_PASSWORD
  + '@${address}:${port}/${database_url}?tls=true&tlsCAFile=/etc/databerth/ca.crt&serverSelectionTimeoutMS=10000');
print(database.getCollectionNames().filter(name => name.startsWith('kit')).length);
const [orders] = database.kit_order.aggregate([{$group: {_id: null, count: {$sum: 1}, amount: {$sum: '$amount'}, customer: {$sum: '$customer'}}}]).toArray();
print(orders.count, orders.amount, orders.customer);
print(database.kit_sum.countDocuments(), database.kit_log.countDocuments(), database.kit_log.findOne().n);
print(database.kit_word.findOne({word: 'ETE'}).word, database.kit_clustered.countDocuments(), database.kit_weather.countDocuments());
