package io.databerth.provisioner;

import io.databerth.contracts.Explained;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.BeforeChange;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.runtime.ContainerState;
import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server from the newest image of its version, on the same volume. One that does not come up runs from the image
 * that it had, which stays on the host.
 */
public final class UpgradeDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(UpgradeDatabase.class);

    private final ManagedDatabases databases;
    private final BeforeChange before;
    private final Blueprints blueprints;
    private final EngineImage image;
    private final DatabaseContainer container;
    private final StartDatabase starting;

    public UpgradeDatabase(
            ManagedDatabases databases,
            BeforeChange before,
            Blueprints blueprints,
            EngineImage image,
            DatabaseContainer container,
            StartDatabase starting) {
        this.databases = databases;
        this.before = before;
        this.blueprints = blueprints;
        this.image = image;
        this.container = container;
        this.starting = starting;
    }

    public void perform(DatabaseCommand.Upgrade wish, Work work) throws Exception {
        Managed.requireMade(databases, wish.database());
        work.plan("image", "stop", "start", "ready");
        work.step("image", () -> choose(wish, work));
        try {
            bringUp(wish, work);
        } catch (Exception failed) {
            if (Explained.endsWork(failed)) {
                takeBack(wish, work);
            }
            throw failed;
        }
    }

    /** Nothing is stopped while an image is fetched or built. Chosen once: after a crash there may be no server to compare with. */
    private void choose(DatabaseCommand.Upgrade wish, Work work) throws SQLException, InterruptedException {
        if (before.image(wish).isPresent()) {
            return;
        }
        ManagedDatabase database = Managed.requireMade(databases, wish.database());
        String running =
                container.find(database).map(ContainerState::imageId).orElseGet(() -> image.id(database.chosenImage()));
        String newest = image.newest(blueprints.of(database).version(), running);
        work.inTransaction(transaction -> {
            BeforeChange.keepImage(transaction, wish, running);
            ManagedDatabases.desire(transaction, wish, Desired.RUNNING);
            ManagedDatabases.choseImage(transaction, wish.database(), newest);
        });
    }

    private void bringUp(DatabaseCommand.Upgrade wish, Work work) throws Exception {
        Blueprint blueprint = blueprints.of(Managed.requireMade(databases, wish.database()));
        String chosen = blueprint.database().chosenImage();
        String had = before.image(wish).orElse(chosen);
        work.step("stop", () -> container.endOfOtherImage(blueprint, image.id(chosen)));
        starting.bringUp(
                wish,
                work,
                ready -> new DatabaseEvent.Upgraded(
                        ready.operation(),
                        ready.database(),
                        ready.serverImage(),
                        image.contentOf(had),
                        image.contentOf(chosen)));
    }

    /** The reconciler makes the container anew, from the image that the row then names. */
    private void takeBack(DatabaseCommand.Upgrade wish, Work work) {
        try {
            Optional<String> had = before.image(wish);
            if (had.isPresent()) {
                work.inTransaction(transaction -> ManagedDatabases.choseImage(transaction, wish.database(), had.get()));
                container.endOther(blueprints.of(Managed.requireMade(databases, wish.database())));
            }
        } catch (SQLException | RuntimeException later) {
            LOG.warn("{} gets its image back with the next look: {}", wish.database(), later.getMessage());
        }
    }
}
