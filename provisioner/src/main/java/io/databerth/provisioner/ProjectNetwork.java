package io.databerth.provisioner;

import io.databerth.contracts.database.AddressRange;
import io.databerth.contracts.database.DatabaseSpec;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.OwnLabels;
import io.databerth.provisioner.plan.Site;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.ProjectLock;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.NetworkDetails;
import io.databerth.runtime.NetworkRange;
import io.databerth.runtime.NetworkReach;
import io.databerth.runtime.RuntimeFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The private network of a project: one for all its databases, made with the first and removed with the last. */
public final class ProjectNetwork {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectNetwork.class);

    private final DataSource store;
    private final ContainerRuntime runtime;
    private final Site site;

    public ProjectNetwork(DataSource store, ContainerRuntime runtime, Site site) {
        this.store = store;
        this.runtime = runtime;
        this.site = site;
    }

    /** The caller's database must be in the store already: that is what keeps a removal away. */
    public void ensure(DatabaseSpec spec) throws SQLException {
        String project = spec.project();
        Transactions.run(store, transaction -> {
            ProjectLock.hold(transaction, project);
            runtime.createNetwork(
                    site.networkOf(project), OwnLabels.network(site, project), NetworkReach.EXTERNAL, rangeOf(spec));
        });
    }

    private static Optional<NetworkRange> rangeOf(DatabaseSpec spec) {
        return spec.projectRange().isEmpty()
                ? Optional.empty()
                : Optional.of(AddressRange.parse(spec.projectRange()))
                        .map(range -> new NetworkRange(range.toString(), range.gateway(), range.leased()));
    }

    /** Removes it if no database of the project and no container of ours is left; {@code transaction} keeps the decision true. */
    public void removeIfUnused(Connection transaction, String project) throws SQLException {
        ProjectLock.hold(transaction, project);
        boolean used = ManagedDatabases.anyInProject(transaction, project)
                || !runtime.list(OwnLabels.inProject(site, project)).isEmpty();
        if (!used) {
            for (NetworkDetails network : runtime.networks(OwnLabels.network(site, project))) {
                remove(network);
            }
        }
    }

    private void remove(NetworkDetails network) {
        try {
            runtime.removeNetwork(network.id());
        } catch (RuntimeFailure.InUse foreign) {
            LOG.warn("the network {} stays: a container that is not ours is on it", network.name());
        }
    }
}
