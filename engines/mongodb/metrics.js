// A number of 64 bits is an object here, and a sum of two would be a text.
const size = server.getDB(${database_quoted}).stats();
const status = admin.serverStatus({repl: 0});
const {connections, opcounters} = status;
const {document} = status.metrics;
const {cache} = status.wiredTiger;
const figures = {
  connections: connections.current,
  connections_active: connections.active,
  connections_limit: Number(connections.current) + Number(connections.available),
  size_bytes: Number(size.storageSize) + Number(size.indexSize),
  documents: size.objects,
  memory_bytes: Number(status.mem.resident) * 1048576,
  queries_total: opcounters.query,
  commands_total: opcounters.command,
  rows_returned: document.returned,
  rows_written: Number(document.inserted) + Number(document.updated) + Number(document.deleted),
  blocks_read: cache['pages read into cache'],
  blocks_hit: Number(cache['pages requested from the cache']) - Number(cache['pages read into cache']),
  uptime_seconds: status.uptime
};
for (const [name, value] of Object.entries(figures)) {
  print(name + ' ' + Number(value));
}
