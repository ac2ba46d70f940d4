const sizes = new Map(admin.runCommand({listDatabases: 1, maxTimeMS: 8000}).databases.map(each => [each.name, Number(each.sizeOnDisk)]));
const user = server.getDB(${database_json}).getUser(${username_json});
const granted = user ? user.roles.map(role => role.db) : [];
for (const name of new Set([...sizes.keys(), ...granted])) {
  if (!['admin', 'config', 'local'].includes(name)) {
    print(JSON.stringify({name, sizeBytes: sizes.get(name) ?? 0}));
  }
}
