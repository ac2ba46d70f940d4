// A further user, made or given this access and this password.
const database = ${database_quoted};
const username = ${username_quoted};
const wanted = {
  pwd: ${password_quoted},
  roles: [{role: 'read', db: database}],
  mechanisms: ['SCRAM-SHA-256'],
  authenticationRestrictions: []
};
const tenant = server.getDB(database);
if (tenant.getUser(username)) {
  tenant.updateUser(username, wanted);
} else {
  tenant.createUser({user: username, ...wanted});
}
