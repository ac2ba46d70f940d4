// The user and its database, made or set right; can be repeated.
const internal = require('internal');
const users = require('@arangodb/users');
const {DATABERTH_USER: name, DATABERTH_DATABASE: database, DATABERTH_PASSWORD: password} = internal.env;
if (!internal.db._databases().includes(database)) {
  internal.db._createDatabase(database);
}
if (users.exists(name)) {
  users.update(name, password, true);
} else {
  users.save(name, password, true);
}
users.grantDatabase(name, '*', 'none');
users.grantDatabase(name, '_system', 'none');
users.grantDatabase(name, database, 'rw');
users.grantCollection(name, database, '*', 'rw');
