const database = connect('mongodb://${username_url}:' + process.env.MONGODB_PASSWORD
  + '@${address}:${port}/${database_url}?tls=true&tlsCAFile=/etc/databerth/ca.crt&serverSelectionTimeoutMS=10000');
database.kit_order.deleteMany({_id: {$mod: [3, 0]}});
