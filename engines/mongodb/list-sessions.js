// Clients that are doing something, by the number of what they do: the server can end that, and closes no client's connection.
const operations = admin.aggregate([
  {$currentOp: {allUsers: true, idleConnections: false}},
  {$match: {active: true, 'effectiveUsers.user': {$exists: true, $ne: '__system'}}}
], {maxTimeMS: 8000});
operations.forEach(operation => {
  const {lsid, $db, $clusterTime, ...command} = operation.command ?? {};
  const [user] = operation.effectiveUsers;
  print(JSON.stringify({id: String(operation.opid), username: user.user, database: String(operation.ns || user.db).split('.')[0],
    application: operation.appName, address: operation.client, connection: Number(operation.connectionId),
    state: operation.waitingForLock ? 'waits for a lock' : operation.op, seconds: Number(operation.secs_running ?? 0),
    statement: JSON.stringify(command).slice(0, 1000)}));
});
