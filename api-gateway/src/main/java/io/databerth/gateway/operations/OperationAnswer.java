package io.databerth.gateway.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.http.FailureAnswer;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An operation as people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OperationAnswer(
        OperationId id,
        OperationKind kind,
        DatabaseId database,
        String project,
        @Nullable BackupId backup,
        @Schema(description = "Of restore-tables: what the tables come back into.") @Nullable String restoredInto,
        OperationState state,
        int percent,
        List<Step> steps,
        @Nullable FailureAnswer failure,
        String actor,
        Instant requested,
        @Nullable Instant cancelRequested,
        @Nullable Instant started,
        @Nullable Instant finished) {
    /** A finished step. */
    public record Step(String name, StepSource source, Instant at) {}

    public static OperationAnswer of(OperationView view) {
        return new OperationAnswer(
                view.operation(),
                view.kind,
                new DatabaseId(view.databaseId),
                view.project,
                view.backupId == null ? null : new BackupId(view.backupId),
                view.kind == OperationKind.RESTORE_TABLES ? BackupCommand.RestoreTables.place(view.operation()) : null,
                view.state,
                view.progress().percent(view.kind),
                view.steps.stream()
                        .map(step -> new Step(step.name(), step.source(), step.at()))
                        .toList(),
                FailureAnswer.of(view.failure),
                view.actor,
                view.requestedAt,
                view.cancelRequestedAt,
                view.startedAt,
                view.finishedAt);
    }
}
