package io.databerth.gateway.engines;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.databerth.engine.Credentials;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

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
    /** A version that can be asked for. */
    public record Version(
            String id, @JsonProperty("default") boolean isDefault, LocalDate endOfLife, Capabilities capabilities) {}

    /** What works with a version: a section of its descriptor is there, or it is not. */
    public record Capabilities(
            boolean credentials, boolean rotation, boolean backup, boolean consistentSnapshot, boolean engineMetrics) {
        static Capabilities of(EngineVersion version) {
            return new Capabilities(
                    version.credentials().isPresent(),
                    version.credentials().filter(Credentials::rotates).isPresent(),
                    version.backup().isPresent(),
                    version.backup().flatMap(section -> section.snapshot()).isPresent(),
                    version.metrics().isPresent());
        }
    }

    static EngineAnswer of(Engine engine, boolean isDefault) {
        return new EngineAnswer(
                engine.id(),
                engine.title(),
                engine.category(),
                engine.access().name().toLowerCase(Locale.ROOT),
                isDefault,
                engine.preferred().id(),
                engine.versions().stream().map(EngineAnswer::version).toList(),
                Capabilities.of(engine.preferred()));
    }

    private static Version version(EngineVersion version) {
        return new Version(version.id(), version.preferred(), version.endOfLife(), Capabilities.of(version));
    }
}
