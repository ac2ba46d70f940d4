package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.gateway.http.FailureAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A backup as people see it; sizes in bytes, {@code plainBytes} before compression and encryption. {@code copies}: the targets that hold
 * one. {@code others}: the inner databases in it besides that of the database's user. {@code checkedAt}: when its file was last read back whole.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupAnswer(
        BackupId id,
        DatabaseId database,
        String project,
        OperationId operation,
        @Nullable BackupKind kind,
        boolean safety,
        boolean held,
        String engine,
        String version,
        BackupState state,
        @Nullable String fileName,
        @Nullable Long storedBytes,
        @Nullable Long plainBytes,
        @Nullable String sha256,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> others,
        List<TargetId> copies,
        @Nullable Proof proof,
        @Nullable FailureAnswer failure,
        Instant createdAt,
        @Nullable Instant storedAt,
        @Nullable Instant checkedAt,
        @Nullable Instant deletedAt) {
    /** What the proof says: how much was compared, and how long the restore took. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proof(
            String level, @Nullable String fingerprint, @Nullable Long durationMillis, @Nullable Instant at) {}

    static BackupAnswer of(BackupView view) {
        return new BackupAnswer(
                view.backup(),
                new DatabaseId(view.databaseId),
                view.project,
                new OperationId(view.operationId),
                view.kind,
                view.safety,
                view.held,
                view.engine,
                view.version,
                view.state,
                view.fileName,
                view.storedBytes,
                view.plainBytes,
                view.sha256,
                view.others == null ? List.of() : view.others,
                BackupCopies.of(view.copies).targets(),
                proof(view),
                FailureAnswer.of(view.failure),
                view.createdAt,
                view.storedAt,
                view.checkedAt,
                view.deletedAt);
    }

    private static @Nullable Proof proof(BackupView view) {
        return view.proofLevel == null
                ? null
                : new Proof(
                        view.proofLevel.name().toLowerCase(Locale.ROOT),
                        view.fingerprint,
                        view.proofMillis,
                        view.provenAt);
    }
}
