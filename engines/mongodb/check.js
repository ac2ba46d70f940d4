// Reads everything as of the last checkpoint, so that nobody has to wait for it; fails when something is damaged.
const name = ${target.database_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase())) {
  throw new Error('the database is the server\'s own');
}
const database = server.getDB(name);
for (const {name: table, type} of database.getCollectionInfos({type: {$ne: 'view'}, name: {$not: /^system\./}})) {
  const answer = database.runCommand({validate: type === 'timeseries' ? 'system.buckets.' + table : table, background: true});
  if (!answer.valid) {
    throw new Error('damaged: ' + JSON.stringify(table) + ' ' + answer.errors.join('; ').slice(0, 1000));
  }
}
