// What the profiler has written down, by the form of the query; of each the example that took longest. It writes where the tenant has
// switched it on for a database: db.setProfilingLevel(1, {slowms: 100}).
const found = [];
for (const {name} of admin.runCommand({listDatabases: 1, nameOnly: true, maxTimeMS: 8000}).databases) {
  if (!['admin', 'config', 'local'].includes(name)) {
    const answer = server.getDB(name).runCommand({aggregate: 'system.profile', maxTimeMS: 8000, cursor: {batchSize: ${limit}}, pipeline: [
      {$match: {allUsers: {$elemMatch: {user: {$ne: '__system'}}}, ns: {$not: /\.system\.profile$/}}},
      {$sort: {millis: -1}},
      {$group: {_id: {ns: '$ns', op: '$op', hash: '$queryHash'}, calls: {$sum: 1}, mean: {$avg: '$millis'}, total: {$sum: '$millis'},
        rows: {$sum: '$nreturned'}, longest: {$first: '$command'}}},
      {$sort: {mean: -1}},
      {$limit: ${limit}}
    ]});
    for (const each of answer.cursor?.firstBatch ?? []) {
      const {lsid, $db, $clusterTime, ...command} = each.longest ?? {};
      found.push({statement: (each._id.op + ' ' + each._id.ns + ' ' + JSON.stringify(command)).slice(0, 1000), database: name,
        calls: Number(each.calls), meanMilliseconds: Number(each.mean), totalMilliseconds: Number(each.total), rows: Number(each.rows)});
    }
  }
}
found.sort((one, other) => other.meanMilliseconds - one.meanMilliseconds);
found.slice(0, ${limit}).forEach(each => print(JSON.stringify(each)));
