// Every request is checked against the list of users, so a session ends with the user's being active.
const internal = require('internal');
const users = require('@arangodb/users');
const {DATABERTH_USER: name, DATABERTH_DATABASE: database} = internal.env;
if (users.exists(name)) {
  users.update(name, undefined, false);
  users.grantDatabase(name, database, 'none');
}
