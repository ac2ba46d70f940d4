# What people type today to back up and restore one database; the functions and names are those of Peer.java.
client() { docker exec -i "$C" mariadb --no-defaults --user=mysql --socket=/run/mysqld/mysqld.sock "$@"; }

fill() {
  client --database="$D" <<'SQL'
create table account (id bigint primary key, branch int, balance decimal(20, 10), filler text, words text,
  index account_branch (branch));
insert into account select seq, seq % 100, rand() * 1000, concat(md5(seq), md5(seq * 7)),
  repeat(concat('the quick brown fox ', seq % 1000, ' '), 8) from seq_1_to_2000000;
SQL
}

dump() {
  docker exec "$C" mariadb-dump --no-defaults --user=mysql --socket=/run/mysqld/mysqld.sock --single-transaction --quick "$D" |
    gzip > "$F"
}

place() { client --execute='create database peer' < /dev/null; }

load() { gunzip -c "$F" | client --database=peer; }

remove() { client --execute='drop database peer' < /dev/null; }
