const internal = require('internal');
const users = require('@arangodb/users');
if (users.exists(internal.env.DATABERTH_USER)) {
  users.remove(internal.env.DATABERTH_USER);
}
