# What people type today to back up and restore one database; the functions and names are those of Peer.java.
client() { docker exec -i "$C" mysql --no-defaults --user=mysql --socket=/var/run/mysqld/mysqld.sock "$@"; }

fill() {
  client --database="$D" <<'SQL'
set cte_max_recursion_depth = 2000;
create table account (id bigint primary key, branch int, balance decimal(20, 10), filler text, words text,
  index account_branch (branch));
insert into account
  with recursive
    thousands (n) as (select 0 union all select n + 1 from thousands where n < 1999),
    ones (n) as (select 1 union all select n + 1 from ones where n < 1000)
  select id, id % 100, rand() * 1000, concat(md5(id), md5(id * 7)), repeat(concat('the quick brown fox ', id % 1000, ' '), 8)
  from (select thousands.n * 1000 + ones.n as id from thousands, ones) as numbers;
SQL
}

dump() {
  docker exec "$C" mysqldump --no-defaults --user=mysql --socket=/var/run/mysqld/mysqld.sock --single-transaction --quick \
    --no-tablespaces "$D" | gzip > "$F"
}

place() { client --execute='create database peer' < /dev/null; }

load() { gunzip -c "$F" | client --database=peer; }

remove() { client --execute='drop database peer' < /dev/null; }
