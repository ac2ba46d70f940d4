package io.databerth.launcher.command;

import io.databerth.embedded.PrivateFiles;
import io.databerth.embedded.ProcessIdentity;
import io.databerth.launcher.plan.DataDirectory;
import io.databerth.launcher.plan.ExternalStore;
import io.databerth.launcher.plan.PlatformState;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.stack.ServiceExtras;
import io.databerth.launcher.stack.StackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** This machine's one installation, as the environment describes it. */
public record Installation(DataDirectory data, Path repositoryRoot, int port, Map<String, String> environment) {
    private static final int DEFAULT_PORT = 8080;
    /** The environments that each project has from the beginning and that databases are backed up in by themselves. */
    private static final List<String> BACKED_UP = List.of("production", "staging");

    /** From the environment and the system property {@code databerth.root}, which the shell script sets. */
    public static Installation here() {
        Map<String, String> environment = System.getenv();
        DataDirectory data =
                DataDirectory.choose(environment, System.getProperty("user.name"), System.getProperty("user.home"));
        Path root = Path.of(System.getProperty("databerth.root", "."))
                .toAbsolutePath()
                .normalize();
        return new Installation(data, root, port(environment.getOrDefault("DATABERTH_PORT", "")), environment);
    }

    private static int port(String text) {
        if (text.isBlank()) {
            return DEFAULT_PORT;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("DATABERTH_PORT must be a port from 1 to 65535, not " + text);
        }
        return Integer.parseInt(text);
    }

    public StackOptions stackOptions() {
        StackOptions options = StackOptions.of(data.root(), repositoryRoot)
                .withGatewayPort(port)
                .withServers(
                        setting("DATABERTH_POSTGRES_URL").map(ExternalStore::parse),
                        setting("DATABERTH_KAFKA_BOOTSTRAP"));
        StackOptions withEngines = setting("DATABERTH_ENGINES")
                .map(directory -> options.withEnginesDirectory(Path.of(directory)))
                .orElse(options);
        StackOptions withImages = setting("DATABERTH_IMAGES")
                .map(ways -> withEngines.withExtras(
                        Service.PROVISIONER, new ServiceExtras(List.of(), List.of(), waysToAnImage(ways))))
                .orElse(withEngines);
        return withImages
                .withExtras(Service.GATEWAY, new ServiceExtras(List.of(), List.of(), gatewaySettings()))
                .withExtras(
                        Service.BACKUP,
                        new ServiceExtras(
                                List.of(),
                                List.of(),
                                setting("DATABERTH_BACKUP_DIRECTORY")
                                        .map(Installation::backupDirectory)
                                        .orElse(Map.of())));
    }

    /** Where backups lie; on another disk than the databases, they outlive it. */
    static Map<String, String> backupDirectory(String text) {
        if (!Path.of(text).isAbsolute()) {
            throw new IllegalArgumentException("DATABERTH_BACKUP_DIRECTORY is an absolute path, not " + text);
        }
        return Map.of("databerth.backup.directory", text);
    }

    private Map<String, String> gatewaySettings() {
        var settings = new HashMap<String, String>();
        setting("DATABERTH_IMPORT_LOCAL_ADDRESSES").ifPresent(allowed -> settings.putAll(localAddresses(allowed)));
        for (String environment : BACKED_UP) {
            setting("DATABERTH_BACKUPS_" + environment.toUpperCase(Locale.ROOT))
                    .ifPresent(policy -> settings.putAll(backups(environment, policy)));
        }
        return settings;
    }

    /** How new databases of an environment are backed up whose creator says nothing of it. */
    static Map<String, String> backups(String environment, String policy) {
        if (!Set.of("none", "hourly", "daily", "weekly").contains(policy)) {
            throw new IllegalArgumentException("DATABERTH_BACKUPS_" + environment.toUpperCase(Locale.ROOT)
                    + " is none, hourly, daily or weekly, not " + policy);
        }
        return Map.of("databerth.backups." + environment, policy);
    }

    /** Whether content may be imported from addresses that mean this host or its cloud. */
    static Map<String, String> localAddresses(String text) {
        if (!Set.of("true", "false").contains(text)) {
            throw new IllegalArgumentException("DATABERTH_IMPORT_LOCAL_ADDRESSES is true or false, not " + text);
        }
        return Map.of("databerth.import.local-addresses", text);
    }

    /** Which ways to an image that is not on this host are open, as {@code pull,build}, {@code pull}, {@code build} or {@code local}. */
    static Map<String, String> waysToAnImage(String text) {
        Set<String> ways = Set.of(text.split(",", -1));
        if (!Set.of("local", "pull", "build").containsAll(ways)) {
            throw new IllegalArgumentException("DATABERTH_IMAGES is a list of pull and build, or local, not " + text);
        }
        var keys = new HashMap<String, String>();
        keys.put("databerth.images.pull", Boolean.toString(ways.contains("pull")));
        if (!ways.contains("build")) {
            keys.put("databerth.images.build", "");
        }
        return keys;
    }

    private Optional<String> setting(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The supervisor that runs on this data directory, if one does. */
    Optional<ProcessIdentity> supervisor() {
        return ProcessIdentity.read(data.processFile("supervisor")).filter(ProcessIdentity::isAlive);
    }

    /** What the supervisor last wrote down; it may have ended since. */
    Optional<PlatformState> state() {
        Path file = data.run().resolve("state");
        return Files.isRegularFile(file) ? Optional.of(PlatformState.parse(PrivateFiles.read(file))) : Optional.empty();
    }
}
