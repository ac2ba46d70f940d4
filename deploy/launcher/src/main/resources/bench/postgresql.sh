# What people type today to back up and restore one database; the functions and names are those of Peer.java.
fill() {
  docker exec -i "$C" psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 -U postgres -d "$D" <<'SQL'
create table account (id bigint primary key, branch int, balance numeric, filler text, words text);
insert into account select n, n % 100, random() * 1000, md5(n::text) || md5((n * 7)::text),
  repeat('the quick brown fox ' || n % 1000 || ' ', 8) from generate_series(1, 2000000) n;
create index account_branch on account (branch);
SQL
}

dump() { docker exec "$C" pg_dump -U postgres "$D" | gzip > "$F"; }

# Beside the server and without compression: what no tool that asks the server for rows can be faster than.
limit() { docker exec "$C" sh -c 'pg_dump -U postgres --format=custom --compress=0 "$0" > /dev/null' "$D"; }

place() { docker exec "$C" createdb -U postgres peer; }

load() { gunzip -c "$F" | docker exec -i "$C" psql --no-psqlrc --quiet -U postgres -d peer > /dev/null; }

remove() { docker exec "$C" dropdb -U postgres peer; }
