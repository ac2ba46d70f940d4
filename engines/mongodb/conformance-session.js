// Something to do for as long as nobody ends it: the server evaluates the condition, which takes its time.
const database = connect('mongodb://${username_url}:' + process.env.MONGODB_PASSWORD
  + '@${address}:${port}/${database_url}?tls=true&tlsCAFile=/etc/databerth/ca.crt&serverSelectionTimeoutMS=10000');
database.kit_order.find({$where: 'sleep(200000) || true'}).toArray();
