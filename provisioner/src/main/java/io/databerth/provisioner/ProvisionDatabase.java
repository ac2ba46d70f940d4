package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.messaging.work.Work;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes a database: every step looks first, so that the operation can be begun again after a crash at any point. */
public final class ProvisionDatabase {
    private static final String UNIQUE_VIOLATION = "23505";

    private final ManagedDatabases databases;
    private final PortClaims ports;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final EngineImage image;
    private final ProjectNetwork network;
    private final DatabaseVolume volume;
    private final DatabaseContainer container;
    private final RunningDatabase running;

    public ProvisionDatabase(
            ManagedDatabases databases,
            PortClaims ports,
            Blueprints blueprints,
            IssuedSecrets secrets,
            EngineImage image,
            ProjectNetwork network,
            DatabaseVolume volume,
            DatabaseContainer container,
            RunningDatabase running) {
        this.databases = databases;
        this.ports = ports;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.image = image;
        this.network = network;
        this.volume = volume;
        this.container = container;
        this.running = running;
    }

    public void perform(DatabaseCommand.Provision wish, Work work) throws Exception {
        blueprints.check(wish.spec());
        want(wish, work);
        work.plan("image", "network", "volume", "secrets", "container", "start", "account", "ready");
        var attempt =
                new Attempt(work, blueprints.of(databases.find(wish.database()).orElseThrow()));
        work.step("image", attempt::chooseImage);
        work.step("network", () -> network.ensure(wish.spec().project()));
        work.step("volume", () -> volume.ensure(attempt.blueprint.database()));
        // The vault makes them meanwhile.
        work.step("secrets", attempt::redeem);
        work.step("container", attempt::create);
        work.step("start", attempt::start);
        work.step("account", attempt::makeAccount);
        work.step("ready", attempt::awaitLogin);
        work.conclude(
                running.ready(wish.operation(), attempt.blueprint),
                transaction -> ManagedDatabases.becameReady(transaction, wish.database()));
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

    /** What one run through the steps hands from step to step. */
    private final class Attempt {
        private final Work work;
        private final Concessions concessions;
        private Blueprint blueprint;
        private @Nullable DatabaseSecrets issued;

        Attempt(Work work, Blueprint blueprint) {
            this.work = work;
            this.blueprint = blueprint;
            this.concessions = Concessions.forNew(work::inTransaction, ports);
        }

        void redeem() throws InterruptedException {
            issued = secrets.await(blueprint);
        }

        /** A choice that was made stays, as long as the image does. */
        void chooseImage() throws SQLException, InterruptedException {
            String chosen = image.resolve(blueprint.version());
            work.inTransaction(transaction -> ManagedDatabases.choseImage(
                    transaction, blueprint.database().id(), chosen));
            blueprint = blueprint.with(databases.find(blueprint.database().id()).orElseThrow());
        }

        void create() throws SQLException {
            blueprint = concessions.withPort(blueprint);
            try {
                container.create(blueprint);
            } catch (RuntimeFailure.LimitRefused refusal) {
                // The start makes it without.
                blueprint = concessions.withoutLimit(blueprint, refusal.limit());
            }
        }

        void start() throws SQLException {
            blueprint = running.start(blueprint, issued(), concessions);
        }

        void makeAccount() throws SQLException, InterruptedException {
            running.makeAccount(blueprint, issued());
        }

        void awaitLogin() throws SQLException, InterruptedException {
            running.awaitLogin(blueprint, issued());
        }

        private DatabaseSecrets issued() {
            return Objects.requireNonNull(issued, "the step secrets comes first");
        }
    }
}
