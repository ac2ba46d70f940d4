// Without the user its open sessions may do nothing any more; what they are doing is ended.
const database = ${database_quoted};
const username = ${username_quoted};
const tenant = server.getDB(database);
if (tenant.getUser(username)) {
  tenant.dropUser(username);
}
admin.aggregate([{$currentOp: {allUsers: true}}, {$match: {effectiveUsers: {user: username, db: database}}}])
  .forEach(operation => admin.killOp(operation.opid));
