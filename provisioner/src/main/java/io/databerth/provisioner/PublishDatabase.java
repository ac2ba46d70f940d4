package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.BeforeChange;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a port of the host to a database, or moves it to another address of the host. What is open is fixed when a
 * container is made, so it is made anew; a server that does not come up so gets back what it had.
 */
public final class PublishDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(PublishDatabase.class);

    private final ManagedDatabases databases;
    private final PortClaims ports;
    private final Blueprints blueprints;
    private final DatabaseContainer container;
    private final StartDatabase starting;

    public PublishDatabase(
            ManagedDatabases databases,
            PortClaims ports,
            Blueprints blueprints,
            DatabaseContainer container,
            StartDatabase starting) {
        this.databases = databases;
        this.ports = ports;
        this.blueprints = blueprints;
        this.container = container;
        this.starting = starting;
    }

    public void perform(DatabaseCommand.Publish wish, Work work) throws Exception {
        ManagedDatabase before = Managed.requireMade(databases, wish.database());
        requireServer(before);
        work.plan("stop", "start", "ready");
        try {
            open(wish, work, before.spec().publishedAt(wish.bindAddress(), wish.hostName()));
            starting.bringUp(
                    wish,
                    work,
                    // Nobody knows the port on this address yet.
                    Concessions.forNew(work::inTransaction, ports),
                    ready -> new DatabaseEvent.Published(ready.operation(), ready.database(), ready.endpoint()));
        } catch (Exception failed) {
            if (Explained.endsWork(failed)) {
                takeBack(wish, work);
            }
            throw failed;
        }
    }

    private void requireServer(ManagedDatabase database) {
        if (insidePort(database).isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    "this engine is a library: nothing listens that could be published");
        }
    }

    private OptionalInt insidePort(ManagedDatabase database) {
        return blueprints.of(database).version().launch().port();
    }

    /** The wish and the claim of its port are one fact. */
    private void open(DatabaseCommand.Publish wish, Work work, DatabaseSpec published) throws Exception {
        work.inTransaction(transaction -> {
            BeforeChange.keepSpec(transaction, wish);
            ManagedDatabases.reshape(transaction, wish, published);
            claim(
                    transaction,
                    ManagedDatabases.find(transaction, wish.database()).orElseThrow());
        });
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        work.step("stop", () -> container.endOther(blueprint));
    }

    /** Makes the claim be what the row says. */
    private void claim(Connection transaction, ManagedDatabase database) throws SQLException {
        if (database.spec().published()) {
            ports.claim(
                    transaction,
                    database.id(),
                    database.spec().bindAddress(),
                    insidePort(database).orElseThrow());
        } else {
            PortClaims.release(transaction, database.id());
        }
    }

    /** The reconciler makes the container anew, as the row then says. A port is given back when nothing holds it any more. */
    private void takeBack(DatabaseCommand.Publish wish, Work work) {
        try {
            work.inTransaction(transaction -> BeforeChange.takeSpecBack(transaction, wish));
            ManagedDatabase restored = Managed.requireMade(databases, wish.database());
            container.endOther(blueprints.of(restored));
            work.inTransaction(transaction -> claim(transaction, restored));
        } catch (SQLException | RuntimeException later) {
            LOG.warn("{} gets back what it had with the next look: {}", wish.database(), later.getMessage());
        }
    }
}
