// The user, made or set right; can be repeated. Its database comes into being with the first collection.
const database = ${database_quoted};
const username = ${username_quoted};
const rights = {
  pwd: ${password_quoted},
  mechanisms: ['SCRAM-SHA-256'],
  authenticationRestrictions: []
};
const roles = [{role: 'readWrite', db: database}, {role: 'dbAdmin', db: database}];
const tenant = server.getDB(database);
if (tenant.getUser(username)) {
  tenant.updateUser(username, rights);
  // The rights on further databases stay.
  tenant.grantRolesToUser(username, roles);
} else {
  tenant.createUser({user: username, roles, ...rights});
}
