package io.databerth.launcher.recovery;

import io.databerth.contracts.Secret;
import io.databerth.embedded.ScratchDirectory;
import io.databerth.launcher.plan.Service;
import io.databerth.launcher.plan.ServiceCommand;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.flywaydb.core.Flyway;

/**
 * Gives a service's empty schema the tables that it had when a backup was taken: with the migrations of then, out of the service as
 * it is installed. Later ones follow when the service starts.
 */
final class ServiceMigrations {
    private static final Pattern MIGRATION = Pattern.compile("db/(?:messaging|migration)/(V(\\d+)__\\w+\\.sql)");

    private final Path repositoryRoot;
    private final String jdbcUrl;

    ServiceMigrations(Path repositoryRoot, String jdbcUrl) {
        this.repositoryRoot = repositoryRoot;
        this.jdbcUrl = jdbcUrl;
    }

    /** IllegalArgumentException, for people, when the service does not have all of these migrations. */
    void apply(Service service, Secret password, List<String> versions) throws IOException {
        try (ScratchDirectory scratch = ScratchDirectory.make("databerth-migrations")) {
            Path folder = scratch.path();
            Set<String> missing = new HashSet<>(versions);
            missing.removeAll(copy(service, versions, folder));
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException("the " + service.module()
                        + " that is installed here does not know the"
                        + " migrations " + missing + " that the backup was taken with: install the version of Databerth"
                        + " that took it, or a newer one");
            }
            Flyway.configure()
                    .dataSource(jdbcUrl, service.schema(), password.reveal())
                    .schemas(service.schema())
                    .locations("filesystem:" + folder)
                    .outOfOrder(true)
                    .load()
                    .migrate();
        }
    }

    private Set<String> copy(Service service, List<String> versions, Path folder) throws IOException {
        Set<String> copied = new HashSet<>();
        for (Path jar : jars(service)) {
            try (JarFile opened = new JarFile(jar.toFile())) {
                for (ZipEntry entry : opened.stream().toList()) {
                    Matcher migration = MIGRATION.matcher(entry.getName());
                    if (migration.matches() && versions.contains(migration.group(2))) {
                        try (InputStream content = opened.getInputStream(entry)) {
                            Files.copy(content, folder.resolve(migration.group(1)));
                        }
                        copied.add(migration.group(2));
                    }
                }
            }
        }
        return copied;
    }

    private List<Path> jars(Service service) throws IOException {
        Path home = ServiceCommand.jar(repositoryRoot, service).resolveSibling("");
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.getFileName().toString().matches(".*databerth-.*\\.jar"))
                    .toList();
        }
    }
}
