const database = connect('mongodb://${username_url}:' + process.env.MONGODB_PASSWORD
  + '@${address}:${port}/${database_url}?serverSelectionTimeoutMS=5000');
database.getCollectionNames();
