package io.databerth.launcher.bench;

import java.util.List;
import java.util.Map;

/**
 * What people type today to back up and restore one engine, as shell command lines in which {@code $C} is the container, {@code $D} the
 * database, and {@code $F} a file.
 *
 * @param fill makes some hundred megabytes: text that repeats, text that does not, and numbers
 * @param dump the usual backup, into the file
 * @param physical whether our backups of the server's files are compared, too
 * @param limit the same dump, thrown away beside the server; empty where there is no fair one
 * @param place makes an empty database beside it
 * @param load the usual restore, from the file into that place
 * @param remove removes the place
 */
record Peer(
        String engine,
        boolean physical,
        String fill,
        String dump,
        String limit,
        String place,
        String load,
        String remove) {
    private static final int ROWS = 2_000_000;

    static final List<Peer> ALL = List.of(
            new Peer(
                    "postgresql",
                    true,
                    """
                    docker exec -i $C psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 -U postgres -d $D <<'SQL'
                    create table account (id bigint primary key, branch int, balance numeric, filler text, words text);
                    insert into account select n, n %% 100, random() * 1000, md5(n::text) || md5((n * 7)::text),
                        repeat('the quick brown fox ' || n %% 1000 || ' ', 8) from generate_series(1, %d) n;
                    create index account_branch on account (branch);
                    SQL"""
                            .formatted(ROWS),
                    "docker exec $C pg_dump -U postgres $D | gzip > $F",
                    "docker exec $C sh -c 'pg_dump -U postgres --format=custom --compress=0 '$D' > /dev/null'",
                    "docker exec $C createdb -U postgres peer",
                    "gunzip -c $F | docker exec -i $C psql --no-psqlrc --quiet -U postgres -d peer > /dev/null",
                    "docker exec $C dropdb -U postgres peer"),
            new Peer(
                    "mariadb",
                    false,
                    """
                    docker exec -i $C mariadb --no-defaults --user=mysql --socket=/run/mysqld/mysqld.sock --database=$D <<'SQL'
                    create table account (id bigint primary key, branch int, balance decimal(20, 10), filler text, words text,
                        index account_branch (branch));
                    insert into account select seq, seq %% 100, rand() * 1000, concat(md5(seq), md5(seq * 7)),
                        repeat(concat('the quick brown fox ', seq %% 1000, ' '), 8) from seq_1_to_%d;
                    SQL"""
                            .formatted(ROWS),
                    "docker exec $C mariadb-dump --no-defaults --user=mysql --socket=/run/mysqld/mysqld.sock "
                            + "--single-transaction --quick $D | gzip > $F",
                    "",
                    "docker exec $C mariadb --no-defaults --user=mysql --socket=/run/mysqld/mysqld.sock "
                            + "--execute='create database peer'",
                    "gunzip -c $F | docker exec -i $C mariadb --no-defaults --user=mysql "
                            + "--socket=/run/mysqld/mysqld.sock --database=peer",
                    "docker exec $C mariadb --no-defaults --user=mysql --socket=/run/mysqld/mysqld.sock "
                            + "--execute='drop database peer'"));

    /** Performs one of the command lines. */
    static void perform(String commandLine, Map<String, String> names) throws Exception {
        StringBuilder named = new StringBuilder();
        names.forEach(
                (name, value) -> named.append(name).append("='").append(value).append("'\n"));
        Shell.run("set -e\n" + named + commandLine);
    }
}
