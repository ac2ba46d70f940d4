# What people type today to back up and restore one database; the functions and names are those of Peer.java.
shell() {
  docker exec -i -e HOME=/tmp -e DATABASE="$D" "$C" sh -c 'SERVER_KEY=$(cat /etc/databerth/server-key) exec \
    mongosh --nodb --quiet --norc --file /etc/databerth/admin.js --file /dev/stdin'
}

fill() {
  shell <<'JS'
const digits = {$toString: {$rand: {}}};
const fox = {$concat: ['the quick brown fox ', {$toString: {$mod: ['$_id', 1000]}}, ' ']};
const database = server.getDB(process.env.DATABASE);
database.seed.insertOne({});
database.seed.aggregate([
  {$project: {thousand: {$range: [0, 2000]}}}, {$unwind: '$thousand'},
  {$project: {thousand: 1, one: {$range: [1, 1001]}}}, {$unwind: '$one'},
  {$project: {_id: {$add: [{$multiply: ['$thousand', 1000]}, '$one']}}},
  {$project: {branch: {$mod: ['$_id', 100]}, balance: {$multiply: [{$rand: {}}, 1000]},
    filler: {$concat: Array(4).fill(digits)}, words: {$concat: Array(8).fill(fox)}}},
  {$out: 'account'}], {allowDiskUse: true});
database.seed.drop();
database.account.createIndex({branch: 1});
if (database.account.countDocuments() !== 2000000) throw new Error('it is not filled');
JS
}

dump() { docker exec "$C" mongodump --quiet --config /etc/databerth/dump.yaml --db "$D" --archive --gzip > "$F"; }

place() { :; }

load() {
  docker exec -i "$C" mongorestore --quiet --config /etc/databerth/dump.yaml --archive --gzip \
    --nsFrom="$D.*" --nsTo='peer.*' < "$F"
}

remove() { echo "server.getDB('peer').dropDatabase()" | shell; }
