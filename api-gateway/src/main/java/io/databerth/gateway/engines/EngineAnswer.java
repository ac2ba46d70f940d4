package io.databerth.gateway.engines;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.databerth.contracts.database.UserAccess;
import io.databerth.engine.Credentials;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Subject;
import io.databerth.engine.Task;
import io.databerth.engine.Verification;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An engine as people choose it; {@code capabilities} are those of its preferred version. */
public record EngineAnswer(
        String id,
        String title,
        String category,
        String access,
        @JsonProperty("default") boolean isDefault,
        String defaultVersion,
        List<Version> versions,
        Capabilities capabilities) {
    /**
     * A version that can be asked for. {@code verification} is {@code verified} when the conformance kit took it through its life on a real server,
     * with the folder as it is now; else it is {@code contract}: written after its documentation.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Version(
            String id,
            @JsonProperty("default") boolean isDefault,
            @Nullable LocalDate endOfLife,
            String verification,
            @Nullable LocalDate verifiedOn,
            @Nullable String verifiedServer,
            Capabilities capabilities) {}

    /** What works with a version: a section of its descriptor is there, or it is not. */
    public record Capabilities(
            boolean credentials,
            boolean rotation,
            boolean backup,
            boolean consistentSnapshot,
            boolean physicalBackup,
            boolean pointInTime,
            boolean singleTables,
            @JsonProperty("import") boolean canImport,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String upload,
            boolean engineMetrics,
            boolean readOnlyWhenFull,
            List<String> lists,
            List<String> tasks,
            List<String> users,
            List<String> parameters,
            List<String> maintenance) {
        static Capabilities of(EngineVersion version) {
            return new Capabilities(
                    version.credentials().isPresent(),
                    version.credentials().filter(Credentials::rotates).isPresent(),
                    version.backup().isPresent(),
                    version.backup().flatMap(section -> section.snapshot()).isPresent(),
                    version.backup().flatMap(section -> section.physical()).isPresent(),
                    version.backup()
                            .flatMap(section -> section.physical())
                            .flatMap(physical -> physical.log())
                            .isPresent(),
                    version.backup().flatMap(section -> section.tables()).isPresent(),
                    version.backup().flatMap(section -> section.source()).isPresent(),
                    version.backup().flatMap(section -> section.upload()).orElse(null),
                    version.metrics().isPresent(),
                    version.administration().quota().isPresent(),
                    sorted(version.administration().lists().keySet().stream().map(Subject::text)),
                    sorted(version.administration().tasks().keySet().stream().map(Task::text)),
                    sorted(version.administration().users().keySet().stream().map(UserAccess::toString)),
                    sorted(version.parameters().known().keySet().stream()),
                    sorted(version.administration().maintenance().keySet().stream()));
        }

        private static List<String> sorted(Stream<String> names) {
            return names.sorted().toList();
        }
    }

    static EngineAnswer of(Engine engine, boolean isDefault, EngineCatalog catalog) {
        return new EngineAnswer(
                engine.id(),
                engine.title(),
                engine.category(),
                engine.access().name().toLowerCase(Locale.ROOT),
                isDefault,
                engine.preferred().id(),
                engine.versions().stream()
                        .map(version -> version(version, catalog.verification(version)))
                        .toList(),
                Capabilities.of(engine.preferred()));
    }

    private static Version version(EngineVersion version, Optional<Verification> run) {
        return new Version(
                version.id(),
                version.preferred(),
                version.endOfLife().orElse(null),
                run.isPresent() ? "verified" : "contract",
                run.map(Verification::on).orElse(null),
                run.map(Verification::server)
                        .filter(server -> !server.isEmpty())
                        .orElse(null),
                Capabilities.of(version));
    }
}
