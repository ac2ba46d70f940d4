package io.databerth.backup;

import static org.awaitility.Awaitility.await;

import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.ExecStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** A client that holds a table for itself, so that whoever reads it waits. */
final class TableLock implements AutoCloseable {
    private final LiveServer server;
    private final ExecStream client;

    private TableLock(LiveServer server, ExecStream client) {
        this.server = server;
        this.client = client;
    }

    static TableLock on(LiveServer server, String table) throws IOException {
        ExecStream client = server.runtime.stream(
                server.id(),
                ExecRequest.of("psql", "-Xq")
                        .withEnvironment(Map.of("PGUSER", LiveServer.USERNAME, "PGDATABASE", LiveServer.INNER))
                        .withStreamedInput()
                        .within(Duration.ofMinutes(2)));
        TableLock lock = new TableLock(server, client);
        client.input()
                .write(("begin; lock table " + table + " in access exclusive mode;\n")
                        .getBytes(StandardCharsets.UTF_8));
        client.input().flush();
        await().until(() -> lock.count("granted and mode = 'AccessExclusiveLock'") > 0);
        return lock;
    }

    boolean isWaitedFor() {
        return count("not granted") > 0;
    }

    private long count(String condition) {
        return Long.parseLong(server.asAdministrator("select count(*) from pg_locks where " + condition));
    }

    @Override
    public void close() {
        client.close();
    }
}
