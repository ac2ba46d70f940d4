const own = connect('mongodb://${username_url}:' + process.env.MONGODB_PASSWORD
  + '@${address}:${port}/${database_url}?tls=true&tlsCAFile=/etc/databerth/ca.crt&serverSelectionTimeoutMS=10000');
const rows = own.getSiblingDB(${target.database_json}).kit_row;
rows.insertOne({at: new Date()});
print(rows.countDocuments({}));
