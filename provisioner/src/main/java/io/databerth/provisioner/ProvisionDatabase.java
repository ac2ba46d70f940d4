package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import java.sql.SQLException;

/** Makes a database: every step looks first, so that the operation can be begun again after a crash at any point. */
public final class ProvisionDatabase {
    private static final String UNIQUE_VIOLATION = "23505";

    private final ManagedDatabases databases;
    private final Blueprints blueprints;
    private final EngineImage image;
    private final ProjectNetwork network;
    private final DatabaseVolume volume;
    private final FirstStart first;

    public ProvisionDatabase(
            ManagedDatabases databases,
            Blueprints blueprints,
            EngineImage image,
            ProjectNetwork network,
            DatabaseVolume volume,
            FirstStart first) {
        this.databases = databases;
        this.blueprints = blueprints;
        this.image = image;
        this.network = network;
        this.volume = volume;
        this.first = first;
    }

    public void perform(DatabaseCommand.Provision wish, Work work) throws Exception {
        blueprints.check(wish.spec());
        want(wish, work);
        work.plan(FirstStart.STEPS);
        work.step("image", () -> chooseImage(wish, work));
        work.step("network", () -> network.ensure(wish.spec()));
        if (wish.content() == null) {
            work.step("volume", () -> volume.ensure(database(wish)));
            first.perform(wish, work);
        } else {
            // The backup worker fills the volume; TakeContent goes on from there.
            work.conclude(new DatabaseEvent.ContentWanted(
                    wish.operation(), wish.database(), wish.generation(), wish.spec(), wish.content()));
        }
    }

    /** A choice that was made stays, as long as the image does. */
    private void chooseImage(DatabaseCommand.Provision wish, Work work) throws SQLException, InterruptedException {
        String chosen = image.resolve(blueprints.of(database(wish)).version());
        work.inTransaction(transaction -> ManagedDatabases.choseImage(transaction, wish.database(), chosen));
    }

    private ManagedDatabase database(DatabaseCommand.Provision wish) throws SQLException {
        return databases.find(wish.database()).orElseThrow();
    }

    private static void want(DatabaseCommand.Provision wish, Work work) throws SQLException {
        try {
            work.inTransaction(transaction -> {
                if (!ManagedDatabases.want(transaction, wish)) {
                    throw new CodedException(
                            ErrorCode.OPERATION_SUPERSEDED, "a later request for this database came first");
                }
            });
        } catch (SQLException refused) {
            if (UNIQUE_VIOLATION.equals(refused.getSQLState())) {
                throw new CodedException(
                        ErrorCode.NAME_TAKEN,
                        "another database of this site is called '"
                                + wish.spec().containerName() + "'",
                        refused);
            }
            throw refused;
        }
    }
}
