package io.databerth.embedded;

import io.databerth.contracts.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A real S3 server (S3Proxy before a folder) with one bucket, for tests: in a process of its own, since its libraries are not ours. */
public final class BucketServer implements AutoCloseable {
    public static final String BUCKET = "backups";
    public static final String ACCESS_KEY = "access";
    public static final Secret SECRET_KEY = Secret.of("secret-canary-5519");
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final ChildProcess process;
    private final int port;

    private BucketServer(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it and returns when it listens.
     *
     * @param jar the whole server, as {@code org.gaul:s3proxy} with the classifier {@code jar-with-dependencies} is
     * @param folder empty; what is kept lies under {@code data/backups}
     */
    public static BucketServer start(Path jar, Path folder) {
        int port = FreePorts.any();
        PrivateFiles.directory(folder);
        PrivateFiles.directory(folder.resolve("data"));
        PrivateFiles.directory(folder.resolve("data").resolve(BUCKET));
        Path settings = folder.resolve("s3proxy.properties");
        PrivateFiles.write(settings, settings(port, folder.resolve("data")));
        ChildProcess process = ChildProcess.start(recipe(jar, folder, settings));
        boolean decided = Waiting.until(
                START_LIMIT, Duration.ofMillis(50), () -> !process.isAlive() || FreePorts.isListening(port));
        if (!decided || !process.isAlive()) {
            process.stop(STOP_LIMIT);
            throw new EmbeddedServerException("The S3 server did not become ready. The end of its log:\n"
                    + String.join("\n", process.lastLines(10)));
        }
        return new BucketServer(process, port);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String settings(int port, Path data) {
        return String.join(
                "\n",
                "s3proxy.endpoint=http://127.0.0.1:" + port,
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=" + ACCESS_KEY,
                "s3proxy.credential=" + SECRET_KEY.reveal(),
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + data,
                "");
    }

    private static ChildProcess.Recipe recipe(Path jar, Path folder, Path settings) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ChildProcess.Recipe(
                "bucket",
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--properties",
                        settings.toString()),
                folder,
                Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "TZ", "UTC"),
                folder.resolve("s3proxy.log"),
                folder.resolve("process"),
                StopSignal.TERM,
                OptionalInt.empty());
    }

    @Override
    public void close() {
        process.stop(STOP_LIMIT);
    }
}
