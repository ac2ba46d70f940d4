// One line an item: ["kind","name","value"]. Documents in the order of their keys, each as a hash over its attributes in the order of
// their names, without the revision. Of the system's collections, those that hold what a user made: graphs, functions, analyzers.
const internal = require('internal');
const db = internal.db;
db._useDatabase(internal.env.DATABERTH_DATABASE);

function item(kind, name, value) {
  print(JSON.stringify([kind, name, String(value)]));
}

// The same text for the same value, whatever order it was stored in.
function canonical(value) {
  if (Array.isArray(value)) {
    return '[' + value.map(canonical).join(',') + ']';
  }
  if (value !== null && typeof value === 'object') {
    return '{' + Object.keys(value).sort().map(key => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
  }
  return JSON.stringify(value);
}

function without(object, names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

function byName(some, other) {
  return some < other ? -1 : some > other ? 1 : 0;
}

const MADE_BY_USERS = ['_graphs', '_aqlfunctions', '_analyzers'];
item('database', 'read', 'yes');
const collections = db._collections().map(collection => collection.name()).filter(name => !name.startsWith('_') || MADE_BY_USERS.includes(name)).sort(byName);
for (const name of collections) {
  const collection = db._collection(name);
  const properties = collection.properties();
  item('collection', name, internal.sha256(canonical({type: collection.type(), waitForSync: properties.waitForSync, schema: properties.schema || null,
    computedValues: properties.computedValues || null, allowUserKeys: properties.keyOptions.allowUserKeys, keys: properties.keyOptions.type})));
  collection.indexes().map(index => [index.name, canonical(without(index, ['id', 'name', 'selectivityEstimate', 'figures']))])
    .sort(([some], [other]) => byName(some, other)).forEach(([index, value]) => item('index', name + '.' + index, internal.sha256(value)));
  let count = 0;
  let hash = '';
  const cursor = db._query('FOR document IN @@collection SORT document._key RETURN document', {'@collection': name}, {}, {stream: true, batchSize: 500});
  while (cursor.hasNext()) {
    hash = internal.sha256(hash + canonical(without(cursor.next(), ['_rev', '_id'])));
    count += 1;
  }
  item('documents', name, count + ' ' + hash);
}
db._views().map(view => [view.name(), view.type(), view.properties()]).sort(([some], [other]) => byName(some, other))
  .forEach(([name, type, properties]) => item('view', name, internal.sha256(canonical([type, without(properties, ['id', 'globallyUniqueId'])]))));
