const internal = require('internal');
const {DATABERTH_USER: name, DATABERTH_PASSWORD: password} = internal.env;
require('@arangodb/users').update(name, password, true);
