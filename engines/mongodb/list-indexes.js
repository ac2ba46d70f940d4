const name = ${target.database_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase())) {
  throw new Error('the database is the server\'s own');
}
const database = server.getDB(name);

function first(table, stage) {
  return database.runCommand({aggregate: table, pipeline: [stage], cursor: {batchSize: 1000}, maxTimeMS: 8000}).cursor?.firstBatch ?? [];
}

for (const {name: table, type} of database.getCollectionInfos({type: {$ne: 'view'}, name: {$not: /^system\./}})) {
  const stored = type === 'timeseries' ? 'system.buckets.' + table : table;
  const sizes = first(stored, {$collStats: {storageStats: {}}})[0]?.storageStats.indexSizes ?? {};
  for (const {name: index, key, spec, accesses} of first(stored, {$indexStats: {}})) {
    const scans = Number(accesses.ops);
    print(JSON.stringify({table, name: index, columns: Object.keys(key), unique: Boolean(spec.unique) || index === '_id_',
      sizeBytes: Number(sizes[index] ?? 0), scans, definition: EJSON.stringify(spec),
      ...scans === 0 && index !== '_id_' && !spec.unique && !('expireAfterSeconds' in spec)
        && {advice: 'it was not used since the server started'}}));
  }
}
