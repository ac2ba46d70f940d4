const name = ${target.database_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase())) {
  throw new Error('the database is the server\'s own');
}
const home = server.getDB(${database_json});
const username = ${username_json};
// In the database in which it was made the user keeps its rights.
const granted = name === home.getName() ? [] : (home.getUser(username)?.roles ?? []).filter(role => role.db === name);
if (granted.length) {
  home.revokeRolesFromUser(username, granted);
}
server.getDB(name).dropDatabase();
