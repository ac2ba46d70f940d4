package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.messaging.Transactions;
import io.databerth.provisioner.plan.Blueprint;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import io.databerth.provisioner.store.PortClaims;
import io.databerth.runtime.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** What is given up when the runtime refuses a container: a limit always, the port only while no client knows it. */
final class Concessions {
    private final Writes writes;
    private final PortClaims ports;
    private final boolean portMayChange;

    /** Where the concession is noted: an operation's fenced transactions, or the reconciler's own. */
    @FunctionalInterface
    interface Writes {
        void perform(Transactions.Action action) throws SQLException;
    }

    private Concessions(Writes writes, PortClaims ports, boolean portMayChange) {
        this.writes = writes;
        this.ports = ports;
        this.portMayChange = portMayChange;
    }

    static Concessions forNew(Writes writes, PortClaims ports) {
        return new Concessions(writes, ports, true);
    }

    static Concessions forKnown(Writes writes, PortClaims ports) {
        return new Concessions(writes, ports, false);
    }

    Blueprint withoutLimit(Blueprint refused, Limit limit) throws SQLException {
        ManagedDatabase database = refused.database();
        return noted(refused, transaction -> ManagedDatabases.refusedLimit(transaction, database.id(), limit));
    }

    Blueprint withAnotherPort(Blueprint refused, Set<Integer> refusedPorts) throws SQLException {
        ManagedDatabase database = refused.database();
        String address = database.spec().bindAddress();
        if (!portMayChange) {
            throw new CodedException(
                    ErrorCode.PORTS_EXHAUSTED,
                    "port " + database.claimedPort() + " of " + address
                            + ", which clients of this database know, is used by another process");
        }
        int from = refused.version().launch().port().orElseThrow();
        return noted(
                refused, transaction -> ports.claimAnother(transaction, database.id(), address, from, refusedPorts));
    }

    /** Claims the first port, for a server that is to be published. */
    Blueprint withPort(Blueprint placed) throws SQLException {
        ManagedDatabase database = placed.database();
        OptionalInt inside = placed.version().launch().port();
        if (inside.isEmpty() || !placed.database().spec().published()) {
            return placed;
        }
        int from = inside.getAsInt();
        return noted(
                placed,
                transaction ->
                        ports.claim(transaction, database.id(), database.spec().bindAddress(), from));
    }

    private Blueprint noted(Blueprint blueprint, Transactions.Action change) throws SQLException {
        var changed = new AtomicReference<Blueprint>(blueprint);
        writes.perform(transaction -> {
            change.in(transaction);
            changed.set(blueprint.with(reread(transaction, blueprint)));
        });
        return changed.get();
    }

    private static ManagedDatabase reread(Connection transaction, Blueprint blueprint) throws SQLException {
        return ManagedDatabases.find(transaction, blueprint.database().id()).orElseThrow();
    }
}
