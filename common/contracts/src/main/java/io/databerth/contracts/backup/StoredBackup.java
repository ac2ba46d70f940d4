package io.databerth.contracts.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backup as it lies in its target: {@code storedBytes} on disk, {@code plainBytes} as the engine's tool wrote it.
 *
 * @param others the inner databases in it besides that of the database's user, by name
 */
public record StoredBackup(
        String fileName,
        long storedBytes,
        long plainBytes,
        String sha256,
        String engine,
        String version,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> others) {
    /** Those from before there were others have none. */
    public StoredBackup(
            String fileName,
            long storedBytes,
            long plainBytes,
            String sha256,
            String engine,
            String version,
            @Nullable List<String> others) {
        this.fileName = fileName;
        this.storedBytes = storedBytes;
        this.plainBytes = plainBytes;
        this.sha256 = sha256;
        this.engine = engine;
        this.version = version;
        this.others = others == null ? List.of() : List.copyOf(others);
    }

    /** Of one database. */
    public StoredBackup(
            String fileName, long storedBytes, long plainBytes, String sha256, String engine, String version) {
        this(fileName, storedBytes, plainBytes, sha256, engine, version, List.of());
    }
}
