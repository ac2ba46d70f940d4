package io.databerth.provisioner.service;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.messaging.CommandInbox;
import io.databerth.messaging.EventInbox;
import io.databerth.messaging.deadletter.RecordPlace;
import io.databerth.provisioner.Provisioner;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ManagedUsers;
import io.databerth.provisioner.store.SpareVolumes;
import io.databerth.provisioner.store.SpareVolumes.Spare;
import io.databerth.provisioner.store.StorageQuotas;
import io.databerth.provisioner.store.VersionChanges;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Makes work of each volume that the backup worker has filled, and notes what came to its end beside the server; its other
 * events are of no concern here.
 */
@ApplicationScoped
public class BackupConsumer {
    /** A volume to which no switch has come by then was superseded, or its switch failed. */
    private static final Duration WAITING_KEPT = Duration.ofHours(24);

    @Inject
    EventInbox events;

    @Inject
    CommandInbox commands;

    @Inject
    Provisioner provisioner;

    @Incoming("backup-events")
    @Blocking
    public void consume(ConsumerRecord<String, byte[]> entry) {
        AtomicBoolean restored = new AtomicBoolean();
        events.receive(RecordPlace.of(entry), entry.value(), (transaction, event) -> {
            restored.set(event.data() instanceof BackupEvent.Restored);
            keep(transaction, event);
        });
        commands.wake();
        if (restored.get()) {
            provisioner.reconcileLoop().wake();
        }
    }

    private void keep(Connection transaction, Envelope<Message> event) throws SQLException {
        if (event.data() instanceof BackupEvent.RestorePrepared prepared) {
            keepWaiting(transaction, prepared.volume(), prepared.database(), prepared.operation());
            var command = new DatabaseCommand.SwitchVolume(
                    prepared.operation(),
                    prepared.database(),
                    prepared.generation(),
                    prepared.backup(),
                    prepared.safetyBackup(),
                    prepared.volume());
            commands.keep(transaction, Envelope.of(event.source(), command, event.traceparent()));
        } else if (event.data() instanceof BackupEvent.Filled filled) {
            keepWaiting(transaction, filled.volume(), filled.database(), filled.operation());
            StorageQuotas.doubt(transaction, filled.database());
            var command = new DatabaseCommand.TakeContent(
                    filled.operation(), filled.database(), filled.generation(), filled.volume());
            commands.keep(transaction, Envelope.of(event.source(), command, event.traceparent()));
        } else if (event.data() instanceof BackupEvent.Failed failed) {
            reopen(transaction, failed, event);
        } else if (event.data() instanceof BackupEvent.Restored restored) {
            ManagedUsers.makeStale(transaction, restored.database());
        }
    }

    /** The database was closed for content that could not be moved. */
    private void reopen(Connection transaction, BackupEvent.Failed failed, Envelope<Message> event)
            throws SQLException {
        Optional<ManagedDatabase> closed =
                ManagedDatabases.find(transaction, failed.database()).filter(ManagedDatabase::closed);
        boolean ours = VersionChanges.find(transaction, failed.database())
                .filter(change -> change.operation().equals(failed.operation()))
                .isPresent();
        if (closed.isPresent() && ours) {
            var command = new DatabaseCommand.Reopen(
                    failed.operation(), failed.database(), closed.get().generation());
            commands.keep(transaction, Envelope.of(event.source(), command, event.traceparent()));
        }
    }

    private static void keepWaiting(Connection transaction, String volume, DatabaseId database, OperationId filledBy)
            throws SQLException {
        SpareVolumes.keep(transaction, Spare.filled(volume, database, filledBy), WAITING_KEPT);
    }
}
