package io.databerth.contracts.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the backup worker did or found. */
public sealed interface BackupEvent extends Event {

    @WireName("backup.accepted")
    record Accepted(OperationId operation, DatabaseId database) implements BackupEvent {}

    @WireName("backup.step-done")
    record StepDone(OperationId operation, DatabaseId database, Step step) implements BackupEvent {}

    @WireName("backup.started")
    record Started(OperationId operation, DatabaseId database, BackupId backup, BackupKind kind, Instant at)
            implements BackupEvent {
        public Started(
                OperationId operation, DatabaseId database, BackupId backup, @Nullable BackupKind kind, Instant at) {
            this.operation = operation;
            this.database = database;
            this.backup = backup;
            this.kind = BackupKind.orLogical(kind);
            this.at = at;
        }
    }

    /** {@code plainBytes} have been read so far. */
    @WireName("backup.progress")
    record Progress(OperationId operation, DatabaseId database, BackupId backup, long plainBytes)
            implements BackupEvent {}

    /** The file is complete, synchronised, read back and hashed, here and in every target; not proven yet. */
    @WireName("backup.stored")
    record Stored(OperationId operation, DatabaseId database, BackupId backup, StoredBackup file, Instant at)
            implements BackupEvent {}

    /** A target holds a copy of the backup's file, which was read back from there and is what was written. */
    @WireName("backup.copied")
    record Copied(OperationId operation, DatabaseId database, BackupId backup, TargetId target, Instant at)
            implements BackupEvent {}

    /** What a target holds is not what was sent there, or is gone; {@code backup.copied} follows once it was sent anew. */
    @WireName("backup.copy-damaged")
    record CopyDamaged(OperationId operation, DatabaseId database, BackupId backup, TargetId target, Failure failure)
            implements BackupEvent {}

    /** The backup was restored and compared; one that was imported was loaded. Ends take, import and verify. */
    @WireName("backup.proven")
    record Proven(
            OperationId operation,
            DatabaseId database,
            BackupId backup,
            ProofLevel level,
            String fingerprint,
            long durationMillis,
            Instant at)
            implements BackupEvent {}

    /** The backup is stored, and its policy wants no proof of this one. Ends take. */
    @WireName("backup.left-unproven")
    record LeftUnproven(OperationId operation, DatabaseId database, BackupId backup, Instant at)
            implements BackupEvent {}

    /** The stored file is not what was written; the backup must not be used. */
    @WireName("backup.corrupt")
    record Corrupt(OperationId operation, DatabaseId database, BackupId backup, Failure failure)
            implements BackupEvent {}

    /** The stored file was not what was written, or was lost, and a whole copy from a target has taken its place. */
    @WireName("backup.mended")
    record Mended(OperationId operation, DatabaseId database, BackupId backup, Failure failure)
            implements BackupEvent {}

    /**
     * A volume of its own holds the backup's content, compared and cleanly closed; for engines that cannot restore inside the
     * live server. The provisioner puts it in the place of the live one, and its {@code database.restored} ends restore.
     */
    @WireName("backup.restore-prepared")
    record RestorePrepared(
            OperationId operation,
            DatabaseId database,
            long generation,
            BackupId backup,
            BackupId safetyBackup,
            String volume)
            implements BackupEvent {}

    /** A volume holds the content that a database begins with, compared and cleanly closed: the provisioner makes it the database's own. */
    @WireName("backup.filled")
    record Filled(OperationId operation, DatabaseId database, long generation, BackupId backup, String volume)
            implements BackupEvent {}

    /** The database holds the backup's content. Ends restore. */
    @WireName("backup.restored")
    record Restored(OperationId operation, DatabaseId database, BackupId backup, BackupId safetyBackup)
            implements BackupEvent {}

    /**
     * The live database holds these tables of the backup beside its own. Ends restore-tables.
     *
     * @param place what they came back into, see {@link BackupCommand.RestoreTables#place}
     */
    @WireName("backup.tables-restored")
    record TablesRestored(
            OperationId operation, DatabaseId database, BackupId backup, List<TableName> tables, String place)
            implements BackupEvent {
        public TablesRestored {
            tables = List.copyOf(tables);
        }
    }

    /** The backup's files are gone. Ends delete. */
    @WireName("backup.deleted")
    record Deleted(OperationId operation, DatabaseId database, BackupId backup) implements BackupEvent {}

    /** The stored file was read back and is what was written. Ends scrub. */
    @WireName("backup.scrubbed")
    record Scrubbed(OperationId operation, DatabaseId database, BackupId backup, Instant at) implements BackupEvent {}

    /** Ends set-policy. {@code nextAt}: when the first backup is due, if one ever is. */
    @WireName("backup.policy-set")
    record PolicySet(OperationId operation, DatabaseId database, BackupPolicy policy, Optional<Instant> nextAt)
            implements BackupEvent {}

    /**
     * An operation has begun that nobody asked for.
     *
     * @param reason why, for people
     * @param nextAt when the next backup is due, if one ever is
     */
    @WireName("backup.due")
    record Due(
            OperationId operation,
            DatabaseId database,
            BackupId backup,
            Duty duty,
            String reason,
            Optional<Instant> nextAt,
            Instant at)
            implements BackupEvent {
        /** What the operation is. */
        public enum Duty {
            TAKE,
            /** A backup that was taken, and could not be copied to its targets, is copied and proven. */
            FINISH,
            DELETE,
            SCRUB
        }
    }

    /** Ends hold. */
    @WireName("backup.held")
    record Held(OperationId operation, DatabaseId database, BackupId backup, boolean held) implements BackupEvent {}

    /**
     * The newest content that is proven to be restorable is older than the policy allows, or is not any more.
     *
     * @param provenAt when that content was taken; empty when no backup is proven
     */
    @WireName("backup.overdue-changed")
    record OverdueChanged(
            DatabaseId database, boolean overdue, int overdueAfterHours, Optional<Instant> provenAt, Instant at)
            implements BackupEvent {}

    /**
     * What can be brought back of moments between two backups is another than before.
     *
     * @param until what was committed until then can be brought back; empty before the first time
     * @param reason why, for people
     */
    @WireName("backup.log-changed")
    record LogChanged(DatabaseId database, State state, Optional<Instant> until, String reason, Instant at)
            implements BackupEvent {
        /** How it is about a database's log. */
        public enum State {
            /** It is collected, and in time. */
            COLLECTED,
            /** It is collected, but what was committed lately is not stored yet. */
            BEHIND,
            /** Pieces are missing: a new copy of the files is needed before it leads on. */
            LOST,
            /** Nobody wants it any more. */
            ENDED
        }
    }

    /** Ends the operation; {@code backup} is the one that it was about; absent when it was about none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("backup.failed")
    record Failed(
            OperationId operation,
            DatabaseId database,
            @Nullable BackupId backup,
            Failure failure,
            @Nullable String step)
            implements BackupEvent {}
}
