// A collection's rule for its documents has no name of its own.
const name = ${target.database_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase())) {
  throw new Error('the database is the server\'s own');
}
for (const {name: table, options} of server.getDB(name).getCollectionInfos({type: {$ne: 'view'}, name: {$not: /^system\./}})) {
  if (options.validator) {
    print(JSON.stringify({table, name: 'validator', kind: 'check', definition: EJSON.stringify(options.validator),
      level: options.validationLevel, action: options.validationAction}));
  }
}
