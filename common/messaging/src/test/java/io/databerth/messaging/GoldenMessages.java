package io.databerth.messaging;

import io.databerth.contracts.CancelOperation;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.Message;
import io.databerth.contracts.Step;
import io.databerth.contracts.audit.AuditEvent;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.ImportSource;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.SourceTls;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.backup.TableName;
import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.database.InitialContent;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.database.UserAccess;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.databerth.contracts.observation.HealthEvent;
import io.databerth.contracts.observation.HealthStatus;
import io.databerth.contracts.observation.MetricsSample;
import io.databerth.contracts.observation.StorageState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One message of each type with every field filled, as this build sends it. */
final class GoldenMessages {
    private static final DatabaseId DATABASE = DatabaseId.parse("db-0198a2b4c6d87e0f8a1b2c3d4e5f6071");
    private static final OperationId OPERATION = OperationId.parse("op-0198a2b4c6d97e0f8a1b2c3d4e5f6072");
    private static final BackupId BACKUP = BackupId.parse("bk-0198a2b4c6da7e0f8a1b2c3d4e5f6073");
    private static final TargetId TARGET = TargetId.parse("bt-0198a2b4c6dc7e0f8a1b2c3d4e5f6075");
    private static final BackupPolicy POLICY = new BackupPolicy(
            Optional.of(new BackupPolicy.Schedule("daily", "Europe/Berlin", 60)),
            new BackupPolicy.Retention(0, 0, 0, 7, 4, 12, 2, 1L << 40),
            48,
            List.of(TARGET),
            Optional.of(new BackupPolicy.ProofRule(5, 24)),
            Optional.of(BackupKind.PHYSICAL),
            Optional.of(new BackupPolicy.PointInTime(7, 24)));
    private static final BackupId SAFETY = BackupId.parse("bk-0198a2b4c6db7e0f8a1b2c3d4e5f6074");
    private static final Instant AT = Instant.parse("2026-11-20T21:30:00.123Z");
    private static final InitialContent CONTENT = new InitialContent(BACKUP, DATABASE, AT);
    private static final Step STEP = new Step("volume", 4, 8);
    private static final Failure FAILURE = Failure.of(ErrorCode.VOLUME_LOST, "the volume is gone");
    private static final Endpoint ENDPOINT = new Endpoint("shop-production-x.db.example.org", "127.0.0.1", 5432);
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private GoldenMessages() {}

    static List<Message> all() {
        return List.of(
                new DatabaseCommand.Provision(OPERATION, DATABASE, 1, spec(), CONTENT),
                new DatabaseCommand.TakeContent(OPERATION, DATABASE, 1, "shop-production-x-1"),
                new DatabaseEvent.ContentWanted(OPERATION, DATABASE, 1, spec(), CONTENT),
                new BackupCommand.Fill(OPERATION, DATABASE, 1, spec(), CONTENT),
                new BackupEvent.Filled(OPERATION, DATABASE, 1, BACKUP, "shop-production-x-1"),
                new DatabaseCommand.ChangeVersion(OPERATION, DATABASE, 2, "18", BACKUP),
                new DatabaseCommand.Reopen(OPERATION, DATABASE, 2),
                new DatabaseCommand.ConfirmVersion(OPERATION, DATABASE, 2),
                new DatabaseCommand.UndoVersion(OPERATION, DATABASE, 2),
                new DatabaseEvent.VersionChanged(OPERATION, DATABASE, "18", "example/x:18", "17"),
                new DatabaseEvent.VersionConfirmed(OPERATION, DATABASE),
                new CancelOperation(OPERATION, DATABASE),
                new DatabaseCommand.Start(OPERATION, DATABASE, 2),
                new DatabaseCommand.Stop(OPERATION, DATABASE, 3),
                new DatabaseCommand.Restart(OPERATION, DATABASE, 4),
                new DatabaseCommand.Delete(OPERATION, DATABASE, 5, DataDisposal.ERASE),
                new DatabaseCommand.Resize(OPERATION, DATABASE, 5, "D2"),
                new DatabaseCommand.RunTask(OPERATION, DATABASE, 5, "create-database", Map.of("database", "orders")),
                new DatabaseCommand.SwitchVolume(OPERATION, DATABASE, 5, BACKUP, SAFETY, "shop-production-x-1"),
                new DatabaseCommand.TakeSnapshot(OPERATION, DATABASE, 5, BACKUP),
                new DatabaseCommand.RestoreSnapshot(OPERATION, DATABASE, 5, BACKUP, SAFETY),
                new DatabaseCommand.DeleteSnapshot(OPERATION, DATABASE, 5, BACKUP),
                new DatabaseEvent.SnapshotTaken(OPERATION, DATABASE, BACKUP, "17", 1_048_576L, 2_100, AT),
                new DatabaseEvent.SnapshotGone(OPERATION, DATABASE, BACKUP),
                new DatabaseEvent.Accepted(OPERATION, DATABASE),
                new DatabaseEvent.StepDone(OPERATION, DATABASE, STEP),
                new DatabaseEvent.Ready(
                        OPERATION, DATABASE, ENDPOINT, "sha256:" + HASH, List.of(new LimitOutcome("memory", "1", "1"))),
                new DatabaseEvent.Resized(OPERATION, DATABASE, "D2", List.of(new LimitOutcome("memory", "1", "1"))),
                new DatabaseEvent.Restored(OPERATION, DATABASE, BACKUP, SAFETY),
                new DatabaseEvent.Stopped(OPERATION, DATABASE),
                new DatabaseEvent.TaskDone(OPERATION, DATABASE, "create-database"),
                new DatabaseCommand.Upgrade(OPERATION, DATABASE, 3),
                new DatabaseEvent.Upgraded(OPERATION, DATABASE, "example/x:17", "17.1", "17.2"),
                new DatabaseCommand.Certify(OPERATION, DATABASE, 3, 2, "-----BEGIN CERTIFICATE-----", AT),
                new DatabaseCommand.Configure(OPERATION, DATABASE, 3, Map.of("max_connections", "50")),
                new DatabaseEvent.Certified(OPERATION, DATABASE, 2, "-----BEGIN CERTIFICATE-----", AT),
                new DatabaseEvent.Configured(OPERATION, DATABASE, Map.of("max_connections", "50")),
                new DatabaseCommand.Publish(OPERATION, DATABASE, 3, "127.0.0.1", "shop-production-x.db.example.org"),
                new DatabaseEvent.Published(OPERATION, DATABASE, ENDPOINT),
                new DatabaseCommand.Unpublish(OPERATION, DATABASE, 3),
                new DatabaseEvent.Unpublished(
                        OPERATION, DATABASE, new Endpoint("shop-production-x", "shop-production-x", 5432)),
                new DatabaseCommand.SetUser(OPERATION, DATABASE, 3, "reader", UserAccess.READ_ONLY),
                new DatabaseCommand.DropUser(OPERATION, DATABASE, 3, "reader"),
                new DatabaseEvent.Frozen(DATABASE, "its storage is full"),
                new DatabaseEvent.Thawed(DATABASE),
                new DatabaseEvent.UserSet(OPERATION, DATABASE, "reader", UserAccess.READ_ONLY),
                new DatabaseEvent.UserDropped(OPERATION, DATABASE, "reader"),
                new DatabaseEvent.Drifted(DATABASE, "the container is gone"),
                new DatabaseEvent.Repaired(DATABASE, "the container is gone", ENDPOINT),
                new DatabaseEvent.Irreparable(DATABASE, FAILURE),
                new DatabaseEvent.CredentialApplied(OPERATION, DATABASE, 2),
                new DatabaseEvent.CredentialRefused(OPERATION, DATABASE, 2, FAILURE),
                new DatabaseEvent.Deleted(OPERATION, DATABASE, DataDisposal.KEEP),
                new DatabaseEvent.Failed(OPERATION, DATABASE, FAILURE, "volume"),
                new BackupCommand.Take(OPERATION, DATABASE, 6, BACKUP, BackupKind.PHYSICAL),
                new BackupCommand.Restore(OPERATION, DATABASE, 7, BACKUP, SAFETY, null, List.of("billing")),
                new BackupCommand.RestoreTables(
                        OPERATION, DATABASE, 7, BACKUP, List.of(new TableName("public", "orders"))),
                new BackupEvent.TablesRestored(
                        OPERATION,
                        DATABASE,
                        BACKUP,
                        List.of(new TableName("public", "orders")),
                        BackupCommand.RestoreTables.place(OPERATION)),
                new BackupCommand.Import(
                        OPERATION,
                        DATABASE,
                        8,
                        BACKUP,
                        Optional.of(new ImportSource("db.example.org", 5432, "shop", "reader", SourceTls.REQUIRED))),
                new BackupCommand.Verify(OPERATION, DATABASE, 8, BACKUP),
                new BackupCommand.Delete(OPERATION, DATABASE, 9, BACKUP),
                new BackupEvent.Accepted(OPERATION, DATABASE),
                new BackupEvent.StepDone(OPERATION, DATABASE, STEP),
                new BackupEvent.Started(OPERATION, DATABASE, BACKUP, BackupKind.PHYSICAL, AT),
                new BackupEvent.Progress(OPERATION, DATABASE, BACKUP, 1_048_576),
                new BackupEvent.Stored(
                        OPERATION,
                        DATABASE,
                        BACKUP,
                        new StoredBackup("f.enc", 10, 30, HASH, "x", "17", List.of("billing")),
                        AT),
                new BackupEvent.Proven(OPERATION, DATABASE, BACKUP, ProofLevel.EXACT, HASH, 4_200, AT),
                new BackupEvent.Corrupt(OPERATION, DATABASE, BACKUP, FAILURE),
                new BackupEvent.RestorePrepared(OPERATION, DATABASE, 7, BACKUP, SAFETY, "shop-production-x-1"),
                new BackupEvent.Restored(OPERATION, DATABASE, BACKUP, SAFETY),
                new BackupEvent.Deleted(OPERATION, DATABASE, BACKUP),
                new BackupEvent.LeftUnproven(OPERATION, DATABASE, BACKUP, AT),
                new BackupEvent.Copied(OPERATION, DATABASE, BACKUP, TARGET, AT),
                new BackupEvent.Mended(OPERATION, DATABASE, BACKUP, FAILURE),
                new BackupEvent.CopyDamaged(OPERATION, DATABASE, BACKUP, TARGET, FAILURE),
                new BackupCommand.Scrub(OPERATION, DATABASE, 0, BACKUP),
                new BackupEvent.Scrubbed(OPERATION, DATABASE, BACKUP, AT),
                new BackupCommand.SetPolicy(OPERATION, DATABASE, 10, POLICY),
                new BackupCommand.Hold(OPERATION, DATABASE, 10, BACKUP, true),
                new BackupEvent.PolicySet(OPERATION, DATABASE, POLICY, Optional.of(AT)),
                new BackupEvent.Due(
                        OPERATION, DATABASE, BACKUP, BackupEvent.Due.Duty.TAKE, "daily", Optional.of(AT), AT),
                new BackupEvent.Held(OPERATION, DATABASE, BACKUP, true),
                new BackupEvent.OverdueChanged(DATABASE, true, 48, Optional.of(AT), AT),
                new BackupEvent.LogChanged(
                        DATABASE, BackupEvent.LogChanged.State.LOST, Optional.of(AT), "pieces are missing", AT),
                new BackupEvent.Failed(OPERATION, DATABASE, BACKUP, FAILURE, "dump"),
                new CredentialCommand.Issue(OPERATION, DATABASE, 1, "db_user_abc123", List.of("localhost"), HASH),
                new CredentialCommand.Rotate(OPERATION, DATABASE, 2, HASH, "reader"),
                new CredentialEvent.Accepted(OPERATION, DATABASE),
                new CredentialEvent.StepDone(OPERATION, DATABASE, STEP),
                new CredentialEvent.Issued(OPERATION, DATABASE, "db_user_abc123", 1, "-----BEGIN CERTIFICATE-----", AT),
                new CredentialEvent.RotationPrepared(OPERATION, DATABASE, 2, 2, "reader"),
                new CredentialEvent.Rotated(OPERATION, DATABASE, 2, "reader"),
                new CredentialCommand.IssueUser(OPERATION, DATABASE, 3, "reader", HASH),
                new CredentialEvent.UserIssued(OPERATION, DATABASE, "reader", 1),
                new CredentialEvent.UserRevoked(OPERATION, DATABASE, "reader"),
                new CredentialEvent.Revoked(DATABASE),
                new CredentialEvent.Failed(OPERATION, DATABASE, FAILURE, "prepare"),
                new HealthEvent.Changed(DATABASE, HealthStatus.DOWN, "it exited with code 137", AT),
                new HealthEvent.StorageChanged(
                        DATABASE, StorageState.FULL, 10_737_418_240L, 10_737_418_240L, "resize or delete data", AT),
                new MetricsSample(
                        DATABASE,
                        AT,
                        "running",
                        2.5,
                        163_577_856L,
                        536_870_912L,
                        44_040_192L,
                        3L,
                        190_000L,
                        163_577_856L,
                        10_737_418_240L,
                        Map.of("deadlocks", 0.0)),
                new AuditEvent.Recorded(DATABASE, "admin", "rest", "database.delete", "accepted", AT));
    }

    private static DatabaseSpec spec() {
        return new DatabaseSpec(
                        "shop",
                        "default",
                        "production",
                        "x",
                        "17",
                        "B1",
                        "shop-production-x",
                        "127.0.0.1",
                        "shop",
                        "db_user_abc123",
                        "127.0.0.1")
                .within("10.20.30.0/24", "10.20.30.7");
    }
}
