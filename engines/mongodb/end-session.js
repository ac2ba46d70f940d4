admin.aggregate([
  {$currentOp: {allUsers: true, idleConnections: false}},
  {$match: {'effectiveUsers.user': {$exists: true, $ne: '__system'}}}
]).forEach(operation => {
  if (String(operation.opid) === ${target.session_json}) {
    admin.killOp(operation.opid);
  }
});
