const name = ${target.database_json};
if (['admin', 'config', 'local', '$external'].includes(name.toLowerCase())) {
  throw new Error('the database is the server\'s own');
}
const database = server.getDB(name);
for (const {name: table, type, options} of database.getCollectionInfos({name: {$not: /^system\./}})) {
  const item = {name: table, kind: type === 'timeseries' ? 'time series' : options.capped ? 'capped collection' : type};
  if (type !== 'view') {
    // Of a time series these are buckets, not measurements.
    const stored = type === 'timeseries' ? 'system.buckets.' + table : table;
    const {cursor} = database.runCommand({aggregate: stored, pipeline: [{$collStats: {storageStats: {}}}], cursor: {}, maxTimeMS: 8000});
    if (cursor?.firstBatch.length) {
      const {count, storageSize, totalIndexSize} = cursor.firstBatch[0].storageStats;
      if (type !== 'timeseries') {
        item.rows = Number(count);
      }
      item.sizeBytes = Number(storageSize) + Number(totalIndexSize);
    }
  }
  print(JSON.stringify(item));
}
