package io.databerth.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real Apache Kafka broker in a JVM of its own, listening on the loopback address only, whose files all lie in one directory. */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private final DirectoryLock lock;
    private final ChildProcess process;
    private final int port;

    /**
     * Where and how to run.
     *
     * @param directory holds everything of this broker; made when it is new
     * @param port 0 for any free one
     * @param log default: {@code broker.log} in the directory
     * @param cache where the broker's jars are unpacked once
     */
    public record Options(Path directory, int port, int heapMegabytes, Optional<Path> log, Path cache) {
        public Options {
            directory = directory.toAbsolutePath().normalize();
        }

        public static Options of(Path directory, int port) {
            return new Options(directory, port, 96, Optional.empty(), BinaryCache.defaultRoot());
        }

        public Options withLog(Path file) {
            return new Options(directory, port, heapMegabytes, Optional.of(file), cache);
        }
    }

    private KafkaBroker(DirectoryLock lock, ChildProcess process, int port) {
        this.lock = lock;
        this.process = process;
        this.port = port;
    }

    /** Starts the broker and returns when it answers a client; refuses when another one runs on the directory or the port. */
    public static KafkaBroker start(Options options) {
        return start(options, new KafkaStorage(options, jars(options)));
    }

    /** Runs a broker for a moment, so that all later ones of this machine's user start with what it loaded. */
    public static void keepStartUp(Options options) {
        Path jars = jars(options);
        StartUpCache cache = new StartUpCache(jars);
        if (cache.isThere()) {
            return;
        }
        try (KafkaBroker broker = start(options, new KafkaStorage(options, jars, cache.recordingFlags()))) {
            broker.createTopics("first");
        }
        List<String> command = new ArrayList<>(KafkaStorage.command(options.heapMegabytes(), jars));
        command.add(KafkaStorage.BROKER);
        cache.make(command, options.directory());
    }

    private static Path jars(Options options) {
        return KafkaJars.unpacked(new BinaryCache(options.cache()));
    }

    private static KafkaBroker start(Options options, KafkaStorage storage) {
        PrivateFiles.directory(options.directory());
        // Our own lock: the broker's comes so late that a second one damages the first one's storage.
        DirectoryLock lock = DirectoryLock.claim(options.directory());
        try {
            return startLocked(options, storage, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static KafkaBroker startLocked(Options options, KafkaStorage storage, DirectoryLock lock) {
        storage.endOrphan();
        storage.prepare();
        int port = FreePorts.orAny(options.port());
        FreePorts.requireFree(port, "the broker");
        KafkaBroker broker = new KafkaBroker(lock, storage.startBroker(port, FreePorts.any()), port);
        try {
            broker.awaitReady();
            return broker;
        } catch (RuntimeException e) {
            broker.process.stop(STOP_LIMIT);
            throw e;
        }
    }

    private void awaitReady() {
        // First the port, cheaply: a client that is refused logs a warning for every attempt.
        boolean listening = Waiting.until(
                START_LIMIT, Duration.ofMillis(50), () -> !process.isAlive() || FreePorts.isListening(port));
        if (!listening || !process.isAlive() || !administration().answersWithin(START_LIMIT)) {
            throw new EmbeddedServerException("The broker did not become ready. The end of its log:\n"
                    + String.join("\n", process.lastLines(10)));
        }
    }

    public BrokerAdministration administration() {
        return new BrokerAdministration(bootstrapServers());
    }

    /** Makes topics of one partition with the broker's default settings; those that exist are left as they are. */
    public void createTopics(String... names) {
        administration().ensureTopics(List.of(names).stream().map(TopicPlan::of).toList());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
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

    /** Stops in order; after 30 s the broker is killed. */
    @Override
    public void close() {
        process.stop(STOP_LIMIT);
        lock.close();
    }
}
