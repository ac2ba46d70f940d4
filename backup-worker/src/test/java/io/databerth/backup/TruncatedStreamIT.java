package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.backup.engine.SideCopy;
import io.databerth.contracts.CodedException;
import io.databerth.engine.Backup;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A content that is cut off must never be loaded in part. */
class TruncatedStreamIT {
    private static LiveServer server;

    @BeforeAll
    static void start() throws Exception {
        server = LiveServer.start();
        server.fillAnew(50_000);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSourceThatBreaksCommitsNothing() {
        SideCopy copy = copy("broken");
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(half()), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        });
        assertThatThrownBy(() -> copy.load(broken)).hasMessage("the disk is gone");
        assertThat(tablesIn("restore_broken")).isEqualTo("0");
        assertThat(server.tools()).isEmpty();
        copy.dropCopy();
        server.assertNothingIsLeft();
    }

    @Test
    void aContentThatEndsTooEarlyCommitsNothing() {
        SideCopy copy = copy("early");
        assertThatThrownBy(() -> copy.load(new ByteArrayInputStream(half())))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("loading the copy ended with exit code 1");
        assertThat(tablesIn("restore_early")).isEqualTo("0");
        copy.dropCopy();
        server.assertNothingIsLeft();
    }

    /** Why a dump is not a text that is fed to a client in one transaction. */
    @Test
    void theCommonWayCommitsHalfATable() {
        server.asAdministrator("create database scratch");
        ExecOutcome loaded =
                server.shell("pg_dump --no-owner > /tmp/whole.sql && head -n 20000 /tmp/whole.sql > /tmp/cut.sql"
                        + " && psql -Xq -1 -d scratch -v ON_ERROR_STOP=1 < /tmp/cut.sql");
        assertThat(loaded.exitCode()).as(loaded.stderr()).isZero();
        assertThat(Integer.parseInt(server.sql("postgres", "scratch", "select count(*) from orders")))
                .isBetween(10_000, 20_000);
        server.shell("rm /tmp/whole.sql /tmp/cut.sql");
        server.asAdministrator("drop database scratch");
    }

    private static SideCopy copy(String token) {
        Backup backup = server.version().backup().orElseThrow();
        return new SideCopy(
                server.runtime,
                server.id(),
                backup,
                (Backup.SideDatabase) backup.restore(),
                server.holes(),
                LiveServer.USERNAME,
                token);
    }

    private static String tablesIn(String database) {
        return server.sql(
                "postgres", database, "select count(*) from pg_class where relname in ('orders', 'customers')");
    }

    private static byte[] half() {
        Backup backup = server.version().backup().orElseThrow();
        assertThat(backup.compressed()).isTrue();
        ExecOutcome dump = server.runtime.execute(
                server.id(),
                ExecRequest.of("pg_dump", "--format=custom", "--compress=zstd:1")
                        .withEnvironment(Map.of("PGUSER", "postgres", "PGDATABASE", LiveServer.INNER))
                        .keepingOutput(64 << 20));
        assertThat(dump.exitCode()).isZero();
        return Arrays.copyOf(dump.stdout(), dump.stdout().length / 2);
    }
}
