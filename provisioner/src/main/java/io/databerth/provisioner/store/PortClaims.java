package io.databerth.provisioner.store;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.provisioner.plan.PortChoice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;

/** Which database owns which port of the host. All claims are made one after the other, so no port is ever given twice. */
public final class PortClaims {
    private final PortProbe probe;

    public PortClaims(PortProbe probe) {
        this.probe = probe;
    }

    /** The port that the database owns already, from now on this address, or the lowest free one from {@code from}. */
    public int claim(Connection transaction, DatabaseId database, String bindAddress, int from) throws SQLException {
        OptionalInt owned = of(transaction, database);
        if (owned.isEmpty()) {
            return claimFree(transaction, database, bindAddress, from, Set.of());
        }
        move(transaction, database, bindAddress);
        return owned.getAsInt();
    }

    /** Another port than those that the runtime has refused; the database gives up the one it owned. */
    public int claimAnother(
            Connection transaction, DatabaseId database, String bindAddress, int from, Set<Integer> refused)
            throws SQLException {
        lock(transaction);
        release(transaction, database);
        return claimFree(transaction, database, bindAddress, from, refused);
    }

    public static void release(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("delete from port_claim where database_id = ?")) {
            delete.setObject(1, database.value());
            delete.executeUpdate();
        }
    }

    public static OptionalInt of(Connection transaction, DatabaseId database) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select port from port_claim where database_id = ?")) {
            select.setObject(1, database.value());
            ResultSet row = select.executeQuery();
            return row.next() ? OptionalInt.of(row.getInt(1)) : OptionalInt.empty();
        }
    }

    private static void move(Connection transaction, DatabaseId database, String bindAddress) throws SQLException {
        try (PreparedStatement update =
                transaction.prepareStatement("update port_claim set bind_address = ? where database_id = ?")) {
            update.setString(1, bindAddress);
            update.setObject(2, database.value());
            update.executeUpdate();
        }
    }

    private int claimFree(
            Connection transaction, DatabaseId database, String bindAddress, int from, Set<Integer> refused)
            throws SQLException {
        lock(transaction);
        var taken = new HashSet<>(refused);
        taken.addAll(claimed(transaction));
        int port = PortChoice.lowestFree(from, taken, candidate -> probe.bindable(bindAddress, candidate))
                .orElseThrow(() -> new CodedException(
                        ErrorCode.PORTS_EXHAUSTED,
                        "no port of " + bindAddress + " is free between " + from + " and "
                                + (from + PortChoice.RANGE - 1)));
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into port_claim (port, bind_address, database_id) values (?, ?, ?)")) {
            insert.setInt(1, port);
            insert.setString(2, bindAddress);
            insert.setObject(3, database.value());
            insert.executeUpdate();
        }
        return port;
    }

    private static void lock(Connection transaction) throws SQLException {
        try (PreparedStatement lock =
                transaction.prepareStatement("lock table port_claim in share row exclusive mode")) {
            lock.execute();
        }
    }

    private static Set<Integer> claimed(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("select port from port_claim")) {
            ResultSet rows = select.executeQuery();
            var ports = new HashSet<Integer>();
            while (rows.next()) {
                ports.add(rows.getInt(1));
            }
            return ports;
        }
    }
}
