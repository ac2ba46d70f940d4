package io.databerth.provisioner.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Lets one transaction at a time decide about a project's network: its making and its removal exclude each other. */
public final class ProjectLock {
    private static final int NAMESPACE = 0x6e65_7477;

    private ProjectLock() {}

    /** Held until the transaction ends. */
    public static void hold(Connection transaction, String project) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement("select pg_advisory_xact_lock(?, hashtext(?))")) {
            lock.setInt(1, NAMESPACE);
            lock.setString(2, project);
            lock.execute();
        }
    }
}
