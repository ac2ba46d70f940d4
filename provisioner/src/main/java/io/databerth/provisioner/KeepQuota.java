package io.databerth.provisioner;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.fault.FaultPoints;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.DatabaseSecrets;
import io.databerth.provisioner.store.StorageQuotas;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Brings the users of a running database to what the monitor's finding wants: no more writes when its storage is full, and
 * writes again when there is room. What does not succeed is tried again with the next look; whoever starts a server does
 * the same to it.
 */
public final class KeepQuota {
    private final QuotaNews news;
    private final IdleDatabases idle;
    private final StorageQuotas quotas;
    private final Blueprints blueprints;
    private final IssuedSecrets secrets;
    private final StopWrites stopping;
    private final FurtherUsers users;

    public KeepQuota(
            QuotaNews news,
            IdleDatabases idle,
            StorageQuotas quotas,
            Blueprints blueprints,
            IssuedSecrets secrets,
            StopWrites stopping,
            FurtherUsers users) {
        this.news = news;
        this.idle = idle;
        this.quotas = quotas;
        this.blueprints = blueprints;
        this.secrets = secrets;
        this.stopping = stopping;
        this.users = users;
    }

    /** The databases that need it. */
    List<DatabaseId> waiting() throws SQLException {
        return quotas.waiting();
    }

    /** A closed one has no clients, and is set right when it is opened. */
    void perform(DatabaseId database) throws SQLException, InterruptedException {
        idle.perform(database, found -> {
            if (!found.closed()) {
                setRight(blueprints.of(found));
            }
        });
    }

    private void setRight(Blueprint blueprint) throws SQLException, InterruptedException {
        DatabaseId database = blueprint.database().id();
        Optional<Boolean> frozen = quotas.frozen(database);
        if (frozen.isEmpty() || blueprint.version().administration().quota().isEmpty()) {
            return;
        }
        FaultPoints.reached("quota.before");
        DatabaseSecrets issued = secrets.get(blueprint);
        stopping.setRight(blueprint, issued);
        FaultPoints.reached("quota.own.after");
        users.setRight(blueprint, issued);
        FaultPoints.reached("quota.after");
        news.isRight(database, frozen.get());
    }
}
