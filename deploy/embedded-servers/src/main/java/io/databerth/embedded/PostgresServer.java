package io.databerth.embedded;

import io.databerth.contracts.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A real PostgreSQL server, listening on the loopback address only, whose files all lie in one directory. */
public final class PostgresServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(120); // A crash recovery may have to be waited for.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private final DirectoryLock lock;
    private final ChildProcess process;
    private final int port;
    private final Secret superuserPassword;

    /**
     * Where and how to run.
     *
     * @param directory holds everything of this server; made when it is new
     * @param port 0 for any free one
     * @param durable false only in tests: a crash of the machine may then lose or damage the data
     * @param log default: {@code server.log} in the directory
     * @param cache where the binaries are unpacked once
     */
    public record Options(
            Path directory,
            int port,
            boolean durable,
            int sharedBuffersMegabytes,
            int maximumConnections,
            Optional<Path> log,
            Path cache) {
        public Options {
            directory = directory.toAbsolutePath().normalize();
        }

        public static Options durable(Path directory, int port) {
            return new Options(directory, port, true, 32, 120, Optional.empty(), BinaryCache.defaultRoot());
        }

        public static Options forTests(Path directory) {
            return new Options(directory, 0, false, 16, 100, Optional.empty(), BinaryCache.defaultRoot());
        }

        public Options withLog(Path file) {
            return new Options(
                    directory, port, durable, sharedBuffersMegabytes, maximumConnections, Optional.of(file), cache);
        }
    }

    private PostgresServer(DirectoryLock lock, ChildProcess process, int port, Secret superuserPassword) {
        this.lock = lock;
        this.process = process;
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    /** Starts the server and returns when it answers queries; refuses when another one runs on the directory or the port. */
    public static PostgresServer start(Options options) {
        PrivateFiles.traversableDirectory(options.directory());
        UnprivilegedAccount.requireReachable(options.directory());
        Path binaries = PostgresBinaries.unpacked(new BinaryCache(options.cache()));
        DirectoryLock lock = DirectoryLock.claim(options.directory());
        try {
            return startLocked(options, new PostgresCluster(options, binaries), lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static PostgresServer startLocked(Options options, PostgresCluster cluster, DirectoryLock lock) {
        cluster.endOrphan();
        int port = FreePorts.orAny(options.port());
        FreePorts.requireFree(port, "the store");
        cluster.prepare();
        ChildProcess process = cluster.startServer(port);
        PostgresServer server = new PostgresServer(lock, process, port, cluster.superuserPassword());
        try {
            server.awaitReady();
            return server;
        } catch (RuntimeException e) {
            process.stop(STOP_LIMIT);
            throw e;
        }
    }

    private void awaitReady() {
        StoreAdministration store = administration();
        boolean answered =
                Waiting.until(START_LIMIT, Duration.ofMillis(20), () -> !process.isAlive() || store.answers());
        if (!answered || !process.isAlive()) {
            throw new EmbeddedServerException(
                    "The store did not become ready. The end of its log:\n" + String.join("\n", process.lastLines(10)));
        }
    }

    /** The server as its superuser, to make databases, log-ins and schemas. */
    public StoreAdministration administration() {
        return new StoreAdministration(jdbcUrl("postgres"), PostgresCluster.SUPERUSER, superuserPassword);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public ChildProcess process() {
        return process;
    }

    /** A fast shutdown: sessions are ended, what is committed is kept. After 30 s the server is killed. */
    @Override
    public void close() {
        process.stop(STOP_LIMIT);
        lock.close();
    }
}
