// Documents have no common columns: these are the fields of the first 1000, with the types that they have there.
const name = ${target.database_json};
const table = ${target.table_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase()) || table.startsWith('system.')) {
  throw new Error('the database or the collection is the server\'s own');
}
const database = server.getDB(name);
const [found] = database.getCollectionInfos({name: table, type: {$ne: 'view'}});
if (found) {
  // By its number, under which there is never a view; only a time series has none.
  const answer = database.runCommand({find: found.info.uuid ?? table, limit: 1000, batchSize: 1000, maxTimeMS: 8000,
    projection: {_id: 0, fields: {$map: {input: {$objectToArray: '$$ROOT'}, in: {name: '$$this.k', type: {$type: '$$this.v'}}}}}});
  const documents = answer.cursor.firstBatch;
  const columns = new Map();
  for (const {fields} of documents) {
    for (const field of fields) {
      const column = columns.get(field.name) ?? {types: new Set(), present: 0};
      columns.set(field.name, column);
      if (field.type !== 'null') {
        column.types.add(field.type);
        column.present++;
      }
    }
  }
  for (const [field, {types, present}] of columns) {
    print(JSON.stringify({name: field, type: [...types].sort().join(' | ') || 'null', nullable: present < documents.length,
      ...field === '_id' && {key: 'primary'}}));
  }
}
