// What a database holds, one JSON array ["kind", "name", "value"] a line, in the order of the names.
// Documents: how many, and the sum of a hash of each as the server keeps it, byte for byte, which no order changes; a capped
// collection has an order, which is content. They are read like by any client, so that nobody has to wait for it, as the
// server's own dbHash would have it.
const {createHash} = require('crypto');
const database = server.getDB(${database_quoted});

function line(kind, name, value) {
  print(JSON.stringify([kind, name, value]));
}

// In the order of the names, so that two ways of writing the same options are equal. The order of an index's fields counts.
function options(of) {
  return EJSON.stringify(Object.keys(of).sort().map(name => [name, of[name]]), {relaxed: false});
}

function content(name, capped) {
  let count = 0;
  const sum = new Uint32Array(8);
  database.getCollection(name).find({}, {}, {raw: true, batchSize: 2000, hint: {$natural: 1}}).forEach(document => {
    if (!Buffer.isBuffer(document)) {
      throw new Error('this shell does not give documents as they are');
    }
    const hash = createHash('sha256').update(capped ? count + ' ' : '').update(document).digest();
    for (let word = 0; word < 8; word++) {
      sum[word] += hash.readUInt32LE(4 * word);
    }
    count++;
  });
  return count + ' ' + Array.from(sum, word => word.toString(16).padStart(8, '0')).join('');
}

const collections = database.getCollectionInfos().filter(each => each.name !== 'system.profile' && each.name !== 'system.views');
collections.sort((one, other) => one.name < other.name ? -1 : 1);
line('collections', '', String(collections.length));
for (const {name, type, options: chosen} of collections) {
  line(type, name, options(chosen));
  if (type === 'view') {
    continue;
  }
  const indexes = database.getCollection(name).getIndexes();
  indexes.sort((one, other) => one.name < other.name ? -1 : 1);
  for (const index of indexes) {
    line('index', JSON.stringify([name, index.name]), options(index));
  }
  if (type !== 'timeseries') {
    line('documents', name, content(name, Boolean(chosen.capped)));
  }
}
