package io.databerth.gateway.databases;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.gateway.http.FailureAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A database as people see it: everything but secrets. {@code database} is the one inside the server, {@code keptVersion} the
 * version to which an upgrade can still be undone. One that is not {@code published} is reached at {@code host} and {@code
 * port} from its project's network only.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatabaseAnswer(
        DatabaseId id,
        String name,
        String project,
        String environment,
        String engine,
        String version,
        @Nullable String keptVersion,
        String sku,
        DatabaseState state,
        long generation,
        String containerName,
        String host,
        @Nullable String address,
        @Nullable Integer port,
        boolean published,
        @Nullable String bindAddress,
        @Nullable String fixedAddress,
        String database,
        String username,
        @Nullable String serverImage,
        List<LimitOutcome> limits,
        @Nullable Health health,
        Storage storage,
        @Nullable String drift,
        @Nullable FailureAnswer failure,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt) {
    /** How it was when the monitor last saw a change. */
    public record Health(String status, @Nullable String reason) {}

    /**
     * What the data takes of the storage of its size; an absent figure is unknown.
     *
     * @param state {@code ok}, {@code nearly_full}, {@code full} or {@code unknown}
     * @param frozen whether its users cannot add anything because it is full
     * @param reason what was found and what can be done about it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DatabaseStorage")
    public record Storage(
            @Nullable Long usedBytes,
            @Nullable Long limitBytes,
            String state,
            boolean frozen,
            @Nullable String reason) {}

    public static DatabaseAnswer of(DatabaseView view) {
        return new DatabaseAnswer(
                view.databaseId(),
                view.name,
                view.project,
                view.environment,
                view.engine,
                view.version,
                view.keptVersion,
                view.sku,
                view.state,
                view.generation,
                view.containerName,
                view.hostName,
                view.address,
                view.port,
                view.published(),
                view.published() ? view.bindAddress : null,
                view.fixedAddress,
                view.innerDatabase,
                view.username,
                view.serverImage,
                view.limits,
                health(view),
                storage(view),
                view.drift,
                FailureAnswer.of(view.failure),
                view.createdAt,
                view.updatedAt,
                view.deletedAt);
    }

    private static @Nullable Health health(DatabaseView view) {
        return view.health == null ? null : new Health(view.health.name().toLowerCase(Locale.ROOT), view.healthReason);
    }

    private static Storage storage(DatabaseView view) {
        return new Storage(
                view.storageUsedBytes,
                view.storageLimitBytes,
                view.storageState.name().toLowerCase(Locale.ROOT),
                view.storageFrozen,
                view.storageReason);
    }
}
