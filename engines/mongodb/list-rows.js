const name = ${target.database_json};
const table = ${target.table_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase()) || table.startsWith('system.')) {
  throw new Error('the database or the collection is the server\'s own');
}

// A document may have a field `_bsontype`, which the shell would take for a type of its own.
function text(value) {
  if (Array.isArray(value)) {
    return '[' + value.map(text).join(',') + ']';
  }
  const document = Object.prototype.toString.call(value) === '[object Object]' && (Object.hasOwn(value, '_bsontype') || !('_bsontype' in value));
  return document ? '{' + Object.keys(value).map(field => JSON.stringify(field) + ':' + text(value[field])).join(',') + '}'
    : EJSON.stringify(value) ?? 'null';
}

const database = server.getDB(name);
const [found] = database.getCollectionInfos({name: table, type: {$ne: 'view'}});
if (found) {
  // By its number, under which there is never a view; only a time series has none. Not more than one answer of the server holds, which is 16 MiB.
  const answer = database.runCommand({find: found.info.uuid ?? table, limit: ${limit}, batchSize: ${limit}, maxTimeMS: 8000});
  for (const document of answer.cursor.firstBatch) {
    print(text(document));
  }
}
