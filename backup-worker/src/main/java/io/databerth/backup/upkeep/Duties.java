package io.databerth.backup.upkeep;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.Due.Duty;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Begins operations that nobody asked for: as if their commands had come, and told before anything else of them is. */
final class Duties {
    private static final String SOURCE = "/databerth/backup-worker";
    /** It changes nothing that a database should be, and gives way to whatever somebody asked for. */
    private static final long NO_GENERATION = 0;

    private final CommandInbox inbox;
    private final Outbox outbox;

    Duties(CommandInbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    void take(Connection transaction, DatabaseId database, BackupKind kind, String reason, Optional<Instant> nextAt)
            throws SQLException {
        OperationId operation = OperationId.next();
        BackupId backup = BackupId.next();
        tell(transaction, new BackupEvent.Due(operation, database, backup, Duty.TAKE, reason, nextAt, Instant.now()));
        keep(transaction, new BackupCommand.Take(operation, database, NO_GENERATION, backup, kind));
    }

    /** Of a backup that is written and not stored yet, whatever its kind. */
    void finish(Connection transaction, DatabaseId database, BackupId backup, String reason) throws SQLException {
        OperationId operation = OperationId.next();
        tell(transaction, of(Duty.FINISH, operation, database, backup, reason));
        keep(transaction, new BackupCommand.Take(operation, database, NO_GENERATION, backup));
    }

    void delete(Connection transaction, DatabaseId database, BackupId backup, String reason) throws SQLException {
        OperationId operation = OperationId.next();
        tell(transaction, of(Duty.DELETE, operation, database, backup, reason));
        keep(transaction, new BackupCommand.Delete(operation, database, NO_GENERATION, backup));
    }

    void scrub(Connection transaction, DatabaseId database, BackupId backup, String reason) throws SQLException {
        OperationId operation = OperationId.next();
        tell(transaction, of(Duty.SCRUB, operation, database, backup, reason));
        keep(transaction, new BackupCommand.Scrub(operation, database, NO_GENERATION, backup));
    }

    private static BackupEvent.Due of(
            Duty duty, OperationId operation, DatabaseId database, BackupId backup, String reason) {
        return new BackupEvent.Due(operation, database, backup, duty, reason, Optional.empty(), Instant.now());
    }

    void tell(Connection transaction, BackupEvent event) throws SQLException {
        outbox.append(transaction, Topic.BACKUP_EVENTS, event);
    }

    /** After the transaction that something was begun in. */
    void wake() {
        inbox.wake();
    }

    private void keep(Connection transaction, BackupCommand command) throws SQLException {
        inbox.keep(transaction, Envelope.of(SOURCE, command));
    }
}
