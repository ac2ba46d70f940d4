package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** The files of one embedded broker: {@code data} (its logs), {@code broker.properties} and {@code process}. */
final class KafkaStorage {
    static final String BROKER = "kafka.Kafka";
    private final KafkaBroker.Options options;
    private final Path jars;
    private final List<String> startUpFlags;

    KafkaStorage(KafkaBroker.Options options, Path jars) {
        this(options, jars, new StartUpCache(jars).flags());
    }

    KafkaStorage(KafkaBroker.Options options, Path jars, List<String> startUpFlags) {
        this.options = options;
        this.jars = jars;
        this.startUpFlags = List.copyOf(startUpFlags);
    }

    /** Formats the storage unless that is done; an interrupted first start leaves nothing that the next one trips over. */
    void prepare() {
        if (Files.isDirectory(data())) {
            return;
        }
        Path part = options.directory().resolve("data.part");
        try {
            BinaryCache.delete(part);
            Path file = options.directory().resolve("format.properties");
            PrivateFiles.write(file, BrokerConfiguration.text(part, 1, 2)); // The ports are not kept in the storage.
            format(file);
            Files.move(part, data(), StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the broker's storage in " + options.directory(), e);
        }
    }

    private void format(Path file) {
        ChildProcess formatter = ChildProcess.start(recipe("broker-format", formatCommand(clusterId(), file)));
        if (!formatter.awaitEnd(Duration.ofSeconds(60)) || formatter.exitCode() != 0) {
            formatter.kill();
            throw new EmbeddedServerException(
                    "The broker's storage could not be formatted: " + String.join("\n", formatter.lastLines(10)));
        }
    }

    /** The id is one word with its option: one in 64 begins with a dash, and would be taken for an option of its own. */
    static List<String> formatCommand(String clusterId, Path file) {
        return List.of("kafka.tools.StorageTool", "format", "--cluster-id=" + clusterId, "-c", file.toString());
    }

    ChildProcess startBroker(int port, int controllerPort) {
        Path file = options.directory().resolve("broker.properties");
        PrivateFiles.write(file, BrokerConfiguration.text(data(), port, controllerPort));
        return ChildProcess.start(recipe("broker", List.of(BROKER, file.toString())));
    }

    /** Ends the broker that a killed parent left behind: two brokers on one storage damage it. */
    void endOrphan() {
        ChildProcess.endOrphan(recipe("broker", List.of()));
    }

    private ChildProcess.Recipe recipe(String name, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>(command(options.heapMegabytes(), jars));
        command.addAll(command.indexOf("-cp"), startUpFlags);
        command.addAll(mainAndArguments);
        return new ChildProcess.Recipe(
                name,
                command,
                options.directory(),
                Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "TZ", "UTC", "MALLOC_ARENA_MAX", "2"),
                options.log().orElse(options.directory().resolve("broker.log")),
                options.directory().resolve("process"),
                StopSignal.TERM,
                OptionalInt.empty());
    }

    /** How a JVM is started on the broker's jars, up to the class path. */
    static List<String> command(int heapMegabytes, Path jars) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heapMegabytes + "m",
                "-Xms32m", // The objects of a start-up cache need room from the beginning.
                "-Xss512k",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseCompactObjectHeaders",
                "-XX:ReservedCodeCacheSize=32m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                jars + "/*");
    }

    private Path data() {
        return options.directory().resolve("data");
    }

    /** 16 random bytes in the form that the broker wants them. */
    private static String clusterId() {
        UUID id = UUID.randomUUID();
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
