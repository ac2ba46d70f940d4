// The user, made or set right; can be repeated. Its database comes into being with the first collection.
const database = ${database_quoted};
const username = ${username_quoted};
const rights = {
  pwd: ${password_quoted},
  roles: [{role: 'readWrite', db: database}, {role: 'dbAdmin', db: database}],
  mechanisms: ['SCRAM-SHA-256'],
  authenticationRestrictions: []
};
const tenant = server.getDB(database);
if (tenant.getUser(username)) {
  tenant.updateUser(username, rights);
} else {
  tenant.createUser({user: username, ...rights});
}
