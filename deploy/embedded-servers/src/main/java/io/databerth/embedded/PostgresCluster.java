package io.databerth.embedded;

import io.databerth.contracts.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The files of one embedded store: {@code data} (the cluster), {@code superuser-password} and {@code process}. */
final class PostgresCluster {
    static final String SUPERUSER = "store";
    private final PostgresServer.Options options;
    private final Path binaries;

    PostgresCluster(PostgresServer.Options options, Path binaries) {
        this.options = options;
        this.binaries = binaries;
    }

    /** Makes the cluster unless it is there; a first start that was interrupted leaves nothing that the next one trips over. */
    void prepare() {
        try {
            if (!Files.isDirectory(data())) {
                initialise();
            }
            UnprivilegedAccount.give(data());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the store in " + options.directory(), e);
        }
    }

    private void initialise() throws IOException {
        Path part = options.directory().resolve("data.part");
        Path passwordForInit = options.directory().resolve("password.part");
        BinaryCache.delete(part);
        Files.createDirectories(part);
        UnprivilegedAccount.give(part);
        PrivateFiles.write(passwordFile(), randomPassword());
        PrivateFiles.write(passwordForInit, PrivateFiles.read(passwordFile()) + "\n");
        UnprivilegedAccount.give(passwordForInit);
        try {
            runInitdb(part, passwordForInit);
            if (!options.durable()) {
                believeTestLogins(part);
            }
            Files.move(part, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordForInit);
        }
    }

    /**
     * Tests connect for each statement, and the thousands of digests of a SCRAM log-in were most of what they did. Whoever else
     * comes proves his password.
     */
    private static void believeTestLogins(Path data) throws IOException {
        Path rules = data.resolve("pg_hba.conf");
        String believed = "host all \"/^" + TestServers.LOGIN_PREFIX + "\" 127.0.0.1/32 trust\n";
        Files.writeString(rules, believed + Files.readString(rules));
    }

    private void runInitdb(Path part, Path passwordForInit) {
        List<String> command = new ArrayList<>(List.of(binary("initdb"), "-D", part.toString(), "-U", SUPERUSER));
        command.addAll(List.of("--pwfile", passwordForInit.toString(), "--auth", "scram-sha-256"));
        command.addAll(List.of("--encoding", "UTF8", "--locale", "C", "--locale-provider", "builtin"));
        command.addAll(List.of("--builtin-locale", "C.UTF-8", "--no-instructions"));
        if (!options.durable()) {
            command.add("--no-sync");
        }
        ChildProcess initdb = ChildProcess.start(recipe("store-initdb", command, StopSignal.TERM));
        if (!initdb.awaitEnd(Duration.ofSeconds(120)) || initdb.exitCode() != 0) {
            initdb.kill();
            throw new EmbeddedServerException(
                    "The store could not be initialised: " + String.join("\n", initdb.lastLines(10)));
        }
    }

    ChildProcess startServer(int port) {
        List<String> command = new ArrayList<>(List.of(binary("postgres"), "-D", data().toString()));
        PostgresSettings.of(options, port).forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return ChildProcess.start(recipe("store", command, StopSignal.INT));
    }

    /** Ends the server that a killed parent left behind, so that its port and its files are free. */
    void endOrphan() {
        ChildProcess.endOrphan(recipe("store", List.of(), StopSignal.INT));
    }

    private ChildProcess.Recipe recipe(String name, List<String> command, StopSignal stopSignal) {
        OptionalInt account = UnprivilegedAccount.forServers();
        Map<String, String> environment = Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8", "TZ", "UTC");
        Path processFile = options.directory().resolve("process");
        return new ChildProcess.Recipe(
                name, command, options.directory(), environment, log(), processFile, stopSignal, account);
    }

    Secret superuserPassword() {
        return Secret.of(PrivateFiles.read(passwordFile()));
    }

    private Path passwordFile() {
        return options.directory().resolve("superuser-password");
    }

    private Path log() {
        return options.log().orElse(options.directory().resolve("server.log"));
    }

    private Path data() {
        return options.directory().resolve("data");
    }

    private String binary(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
