package io.databerth.provisioner;

import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.EngineCatalog;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.provisioner.store.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Removes everything of a database; its volume only when the command says ERASE. What is gone already is fine. */
public final class DeleteDatabase {
    /** For a database whose engine is no longer in the catalogue. */
    private static final Duration USUAL_GRACE = Duration.ofSeconds(60);

    private final ManagedDatabases databases;
    private final EngineCatalog catalog;
    private final DatabaseContainer container;
    private final DatabaseVolume volume;
    private final ProjectNetwork network;

    public DeleteDatabase(
            ManagedDatabases databases,
            EngineCatalog catalog,
            DatabaseContainer container,
            DatabaseVolume volume,
            ProjectNetwork network) {
        this.databases = databases;
        this.catalog = catalog;
        this.container = container;
        this.volume = volume;
        this.network = network;
    }

    public void perform(DatabaseCommand.Delete wish, Work work) throws Exception {
        work.inTransaction(transaction -> ManagedDatabases.desireDeletion(transaction, wish));
        Optional<ManagedDatabase> database = databases.find(wish.database());
        work.plan("container", "volume", "network");
        work.step("container", () -> container.remove(wish.database(), grace(database)));
        work.step("volume", () -> dispose(wish));
        work.step(
                "network",
                () -> work.inTransaction(transaction -> leave(transaction, wish.database(), wish.data(), database)));
        work.conclude(new DatabaseEvent.Deleted(wish.operation(), wish.database(), wish.data()));
    }

    private void dispose(DatabaseCommand.Delete wish) {
        switch (wish.data()) {
            case ERASE -> volume.erase(wish.database());
            // Its labels cannot change: that it is kept stands in the store.
            case KEEP -> {}
        }
    }

    /** Gives up port and name, and the project's network if this was the last that needed it. */
    private void leave(Connection transaction, DatabaseId id, DataDisposal data, Optional<ManagedDatabase> database)
            throws SQLException {
        PortClaims.release(transaction, id);
        ManagedDatabases.removed(transaction, id, data);
        if (data == DataDisposal.ERASE) {
            Snapshots.forgetAll(transaction, id);
        }
        if (database.isPresent()) {
            network.removeIfUnused(transaction, database.get().spec().project());
        }
    }

    private Duration grace(Optional<ManagedDatabase> database) {
        return database.map(ManagedDatabase::spec)
                .flatMap(spec -> catalog.version(spec.engine(), spec.version()))
                .map(version -> version.launch().stopGrace())
                .orElse(USUAL_GRACE);
    }
}
