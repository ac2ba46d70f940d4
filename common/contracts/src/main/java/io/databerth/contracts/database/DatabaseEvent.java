package io.databerth.contracts.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.Event;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Step;
import io.databerth.contracts.WireName;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provisioner did or saw. An absent {@code operation} means that the reconciler acted by itself. */
public sealed interface DatabaseEvent extends Event {

    @WireName("database.accepted")
    record Accepted(OperationId operation, DatabaseId database) implements DatabaseEvent {}

    @WireName("database.step-done")
    record StepDone(OperationId operation, DatabaseId database, Step step) implements DatabaseEvent {}

    /** A real client logged in. Ends provision, start and restart. */
    @WireName("database.ready")
    record Ready(
            OperationId operation,
            DatabaseId database,
            Endpoint endpoint,
            String serverImage,
            List<LimitOutcome> limits)
            implements DatabaseEvent {}

    /** A place is ready for a database that begins with content: the backup worker fills a volume for it. */
    @WireName("database.content-wanted")
    record ContentWanted(
            OperationId operation, DatabaseId database, long generation, DatabaseSpec spec, InitialContent content)
            implements DatabaseEvent {}

    /** A real client logged in to the server of the new size. Ends resize. */
    @WireName("database.resized")
    record Resized(OperationId operation, DatabaseId database, String sku, List<LimitOutcome> limits)
            implements DatabaseEvent {}

    /** A real client verified the server's new certificate and logged in; {@code caCertificate} is PEM. Ends certify. */
    @WireName("database.certified")
    record Certified(
            OperationId operation,
            DatabaseId database,
            int certificate,
            String caCertificate,
            Instant certificateExpires)
            implements DatabaseEvent {}

    /** A real client logged in to the server that was started with these settings. Ends configure. */
    @WireName("database.configured")
    record Configured(OperationId operation, DatabaseId database, Map<String, String> parameters)
            implements DatabaseEvent {
        public Configured {
            parameters = Map.copyOf(parameters);
        }
    }

    /** The port of the host leads to a server that a real client logged in to. Ends publish. */
    @WireName("database.published")
    record Published(OperationId operation, DatabaseId database, Endpoint endpoint) implements DatabaseEvent {}

    /** No port of the host leads to the database any more; the endpoint is inside its project's network. Ends unpublish. */
    @WireName("database.unpublished")
    record Unpublished(OperationId operation, DatabaseId database, Endpoint endpoint) implements DatabaseEvent {}

    /**
     * A real client logged in to the server of the newest image. Ends upgrade.
     *
     * @param from the exact version that ran before, or the image's id where it does not say
     * @param to the one that runs now; the same as {@code from} when there was nothing newer
     */
    @WireName("database.upgraded")
    record Upgraded(OperationId operation, DatabaseId database, String serverImage, String from, String to)
            implements DatabaseEvent {}

    /**
     * A real client logged in to the server of another version.
     *
     * @param kept the version whose volume is kept until the change is confirmed; absent when none is
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("database.version-changed")
    record VersionChanged(
            OperationId operation, DatabaseId database, String version, String serverImage, @Nullable String kept)
            implements DatabaseEvent {}

    /** The volume of the version before is gone. */
    @WireName("database.version-confirmed")
    record VersionConfirmed(OperationId operation, DatabaseId database) implements DatabaseEvent {}

    /** The live volume is the one that holds the backup's content, and a real client logged in. Ends restore. */
    @WireName("database.restored")
    record Restored(OperationId operation, DatabaseId database, BackupId backup, BackupId safetyBackup)
            implements DatabaseEvent {}

    /**
     * A volume of its own holds what the database's held at that time, and a real client logged in again. Ends snapshot; before the end of a
     * restore: what was live before it.
     *
     * @param version of the engine: the files fit no other
     * @param bytes what the copy takes; absent when nobody looked
     * @param interruptedMillis for how long the server was away for it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("database.snapshot-taken")
    record SnapshotTaken(
            OperationId operation,
            DatabaseId database,
            BackupId snapshot,
            String version,
            @Nullable Long bytes,
            long interruptedMillis,
            Instant at)
            implements DatabaseEvent {}

    /**
     * The volume of a snapshot is gone. Ends delete-backup.
     *
     * @param operation absent when its time was over
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("database.snapshot-gone")
    record SnapshotGone(@Nullable OperationId operation, DatabaseId database, BackupId snapshot)
            implements DatabaseEvent {}

    @WireName("database.stopped")
    record Stopped(OperationId operation, DatabaseId database) implements DatabaseEvent {}

    /** The server did what the task asks for. Ends the operation. */
    @WireName("database.task-done")
    record TaskDone(OperationId operation, DatabaseId database, String task) implements DatabaseEvent {}

    /** Reality differs from what should be. */
    @WireName("database.drifted")
    record Drifted(DatabaseId database, String difference) implements DatabaseEvent {}

    /** The difference is gone: a real client logged in again. */
    @WireName("database.repaired")
    record Repaired(DatabaseId database, String difference, Endpoint endpoint) implements DatabaseEvent {}

    /** The difference cannot be repaired without a person. */
    @WireName("database.irreparable")
    record Irreparable(DatabaseId database, Failure failure) implements DatabaseEvent {}

    /** Its storage is full: users cannot add anything until it is thawed; the reason says what to do. */
    @WireName("database.frozen")
    record Frozen(DatabaseId database, String reason) implements DatabaseEvent {}

    /** Its storage has room again, and its users may write. */
    @WireName("database.thawed")
    record Thawed(DatabaseId database) implements DatabaseEvent {}

    /** A further user logs in with today's password, or no longer when {@code access} says so. Ends create and grant. */
    @WireName("database.user-set")
    record UserSet(OperationId operation, DatabaseId database, String user, UserAccess access)
            implements DatabaseEvent {}

    /** The server no longer has this user. The vault destroys the passwords, which ends the operation. */
    @WireName("database.user-dropped")
    record UserDropped(OperationId operation, DatabaseId database, String user) implements DatabaseEvent {}

    /** The server accepts the named version of the user's password and refuses the one before. */
    @WireName("database.credential-applied")
    record CredentialApplied(OperationId operation, DatabaseId database, int version) implements DatabaseEvent {}

    @WireName("database.credential-refused")
    record CredentialRefused(OperationId operation, DatabaseId database, int version, Failure failure)
            implements DatabaseEvent {}

    @WireName("database.deleted")
    record Deleted(OperationId operation, DatabaseId database, DataDisposal data) implements DatabaseEvent {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @WireName("database.failed")
    record Failed(OperationId operation, DatabaseId database, Failure failure, @Nullable String step)
            implements DatabaseEvent {}
}
