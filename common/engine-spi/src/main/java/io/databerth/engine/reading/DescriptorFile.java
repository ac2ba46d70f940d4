package io.databerth.engine.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.Access;
import io.databerth.engine.Administration;
import io.databerth.engine.Backup;
import io.databerth.engine.Conformance;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Launch;
import io.databerth.engine.Metrics;
import io.databerth.engine.Parameters;
import io.databerth.engine.Quoting;
import io.databerth.engine.Ready;
import io.databerth.engine.Sizing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** `engine.yaml` as it is written, before each version's overrides are laid over the sections. */
record DescriptorFile(
        String id,
        String title,
        String category,
        Access access,
        @JsonProperty("default") Optional<Boolean> isDefault,
        List<Version> versions,
        Optional<Quoting> quoting,
        Launch launch,
        Optional<Sizing> sizing,
        Optional<Parameters> parameters,
        Ready ready,
        Optional<Credentials> credentials,
        Optional<Backup> backup,
        Optional<Metrics> metrics,
        Optional<AdministrationFile> administration,
        Optional<Conformance> conformance) {

    /**
     * One version; its overrides are merged into the sections: maps key by key, anything else as a whole.
     *
     * @param upgradesFrom older versions of the same engine whose backups this one loads
     * @param sections a file of this folder whose sections stand in the place of all that are here, for a version that is another program
     */
    record Version(
            String id,
            List<String> images,
            Optional<LocalDate> endOfLife,
            Optional<List<String>> upgradesFrom,
            @JsonProperty("default") Optional<Boolean> preferred,
            Optional<String> sections,
            Optional<JsonNode> overrides) {}

    DescriptorFile with(AdministrationFile other) {
        return new DescriptorFile(
                id,
                title,
                category,
                access,
                isDefault,
                versions,
                quoting,
                launch,
                sizing,
                parameters,
                ready,
                credentials,
                backup,
                metrics,
                Optional.of(other),
                conformance);
    }

    /** These sections for the given version. */
    EngineVersion as(Version version) {
        return new EngineVersion(
                id,
                version.id(),
                version.images(),
                version.endOfLife(),
                version.upgradesFrom().orElse(List.of()),
                version.preferred().orElse(false),
                quoting.orElse(Quoting.NONE),
                launch,
                sizing.orElse(Sizing.NONE),
                parameters.orElse(Parameters.NONE),
                ready,
                credentials,
                backup,
                metrics,
                administration.map(AdministrationFile::resolved).orElse(Administration.NONE),
                conformance);
    }
}
