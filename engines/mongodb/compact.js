const name = ${target.database_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase())) {
  throw new Error('the database is the server\'s own');
}
const database = server.getDB(name);
for (const {name: table, type} of database.getCollectionInfos({type: {$ne: 'view'}, name: {$not: /^system\./}})) {
  database.runCommand({compact: type === 'timeseries' ? 'system.buckets.' + table : table});
}
