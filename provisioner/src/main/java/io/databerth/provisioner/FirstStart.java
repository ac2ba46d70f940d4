package io.databerth.provisioner;

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

/** From the volume of a new database to its first log-in: what an empty one and one that begins with content share. */
public final class FirstStart {
    /** Of the whole creation; those from {@code secrets} on are done here. */
    static final String[] STEPS = {"image", "network", "volume", "secrets", "container", "start", "account", "ready"};

    private final ManagedDatabases databases;
    private final PortClaims ports;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final DatabaseContainer container;
    private final RunningDatabase running;

    public FirstStart(
            ManagedDatabases databases,
            PortClaims ports,
            Blueprints blueprints,
            IssuedSecrets secrets,
            DatabaseContainer container,
            RunningDatabase running) {
        this.databases = databases;
        this.ports = ports;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.container = container;
        this.running = running;
    }

    /** Ends the operation. */
    void perform(DatabaseCommand wish, Work work) throws Exception {
        var attempt =
                new Attempt(work, blueprints.of(databases.find(wish.database()).orElseThrow()));
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

    /** What one run through the steps hands from step to step. */
    private final class Attempt {
        private final Concessions concessions;
        private Blueprint blueprint;
        private @Nullable DatabaseSecrets issued;

        Attempt(Work work, Blueprint blueprint) {
            this.blueprint = blueprint;
            this.concessions = Concessions.forNew(work::inTransaction, ports);
        }

        void redeem() throws InterruptedException {
            issued = secrets.await(blueprint);
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
