package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What of a database could be had back now, as numbers. */
@Path("/api/v1/databases/{database}/recoverability")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class RecoverabilityResource {
    /**
     * @param lastProven absent when no backup is proven
     * @param overdueAfterHours of the policy; absent when it says nothing of it
     */
    @Schema(name = "Recoverability")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record OfDatabase(
            @Nullable LastProven lastProven,
            boolean overdue,
            @Nullable Integer overdueAfterHours,
            @Nullable Instant nextBackupAt) {}

    /**
     * The newest content that is proven to be restorable.
     *
     * @param ageSeconds what was written since would be lost (the recovery point)
     * @param restoreMillis how long the restore of its last proof took (the recovery time)
     */
    @Schema(name = "LastProvenBackup")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LastProven(
            BackupId backup, Instant takenAt, long ageSeconds, @Nullable String level, @Nullable Long restoreMillis) {}

    @GET
    @Operation(summary = "Show how old the last proven backup is and how long its restore took")
    public Uni<OfDatabase> ofDatabase(@Context ContainerRequestContext request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .flatMap(view -> lastProven(view).map(last -> ofDatabase(view, last)));
    }

    private static Uni<@Nullable BackupView> lastProven(DatabaseView view) {
        return Panache.withSession(() -> BackupView.<BackupView>find(
                        "databaseId = ?1 and state = ?2", Sort.descending("createdAt"), view.id, BackupState.PROVEN)
                .firstResult());
    }

    private static OfDatabase ofDatabase(DatabaseView view, @Nullable BackupView last) {
        int hours = BackupPolicyResource.policyOf(view).overdueAfterHours();
        return new OfDatabase(
                last == null ? null : lastProven(last),
                view.backupOverdue,
                hours == 0 ? null : hours,
                view.nextBackupAt);
    }

    private static LastProven lastProven(BackupView row) {
        return new LastProven(
                row.backup(),
                row.createdAt,
                secondsSince(row.createdAt),
                row.proofLevel == null ? null : row.proofLevel.name().toLowerCase(Locale.ROOT),
                row.proofMillis);
    }

    static long secondsSince(Instant moment) {
        return Math.max(0, Duration.between(moment, Instant.now()).toSeconds());
    }
}
