package io.databerth.provisioner;

import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.LimitOutcome;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Credentials;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseHoles;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.plan.LimitReport;
import io.databerth.provisioner.store.StorageQuotas;
import io.databerth.runtime.ContainerState;
import io.databerth.runtime.Limits;
import io.databerth.runtime.RuntimeFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** From a database that was placed to one that a client logged in to: what provision, start, restart and repair share. */
public final class RunningDatabase {
    private final ProjectNetwork network;
    private final DatabaseContainer container;
    private final EngineCommand command;
    private final Readiness readiness;
    private final StorageQuotas quotas;
    private final StopWrites stopping;
    private final FurtherUsers users;
    private final QuotaNews news;

    public RunningDatabase(
            ProjectNetwork network,
            DatabaseContainer container,
            EngineCommand command,
            Readiness readiness,
            StorageQuotas quotas,
            StopWrites stopping,
            FurtherUsers users,
            QuotaNews news) {
        this.network = network;
        this.container = container;
        this.command = command;
        this.readiness = readiness;
        this.quotas = quotas;
        this.stopping = stopping;
        this.users = users;
        this.news = news;
    }

    Blueprint start(Blueprint blueprint, DatabaseSecrets secrets, Concessions concessions) throws SQLException {
        network.ensure(blueprint.database().spec());
        return container.start(blueprint, secrets, concessions);
    }

    /** The users and the user's database, made or set right when the server accepts connections. */
    void makeAccount(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        letIn(blueprint, secrets);
        if (blueprint.version().credentials().isPresent()) {
            setUsersRight(blueprint, secrets);
        }
    }

    /** As {@link #makeAccount}, without the further users. */
    void letIn(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        readiness.awaitServer(blueprint, secrets);
        Optional<Credentials> credentials = blueprint.version().credentials();
        if (credentials.isPresent()) {
            ContainerState server = container
                    .find(blueprint.database())
                    .orElseThrow(() ->
                            new RuntimeFailure.NotFound(blueprint.database().name()));
            command.perform(
                    "making the user's account",
                    server.id(),
                    credentials.get().bootstrap(),
                    DatabaseHoles.with(blueprint, secrets),
                    secrets);
        }
    }

    void awaitServer(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        readiness.awaitServer(blueprint, secrets);
    }

    void awaitLogin(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        readiness.awaitLogin(blueprint, secrets);
    }

    /** For a server that was up before: it may first have to recover what a crash left. To a closed one nobody can log in. */
    void awaitReturn(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        readiness.awaitServer(blueprint, secrets);
        if (!blueprint.database().closed()) {
            readiness.awaitLogin(blueprint, secrets);
            setUsersRight(blueprint, secrets);
        }
    }

    /** Now, and not when the clients have come: whoever is allowed to write again, or not any more, loses his sessions. */
    private void setUsersRight(Blueprint blueprint, DatabaseSecrets secrets) throws SQLException, InterruptedException {
        DatabaseId database = blueprint.database().id();
        Optional<Boolean> frozen = quotas.frozen(database);
        stopping.setRight(blueprint, secrets);
        users.setRight(blueprint, secrets);
        if (frozen.isPresent() && blueprint.version().administration().quota().isPresent()) {
            news.isRight(database, frozen.get());
        }
    }

    /** The fact that ends an operation, with the limits as they were asked for and as the container has them. */
    DatabaseEvent.Ready ready(OperationId operation, Blueprint blueprint) {
        Limits applied = container
                .find(blueprint.database())
                .map(found -> found.limits())
                .orElseGet(Limits::none);
        List<LimitOutcome> limits = LimitReport.of(blueprint.requestedLimits(), applied);
        return new DatabaseEvent.Ready(
                operation,
                blueprint.database().id(),
                blueprint.endpoint(),
                blueprint.database().chosenImage(),
                limits);
    }
}
