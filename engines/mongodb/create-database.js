// It comes into being with its first collection: what there is to do is to let the tenant's user in.
const name = ${target.database_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase())) {
  throw new Error('the name is one of the server\'s own');
}
// Fails where the server would not take the name.
server.getDB(name).getCollectionNames();
server.getDB(${database_json}).grantRolesToUser(${username_json}, [{role: 'readWrite', db: name}, {role: 'dbAdmin', db: name}]);
