package io.databerth.provisioner;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.provisioner.plan.Desired;
import io.databerth.provisioner.plan.ManagedDatabase;
import io.databerth.provisioner.store.ManagedDatabases;
import java.sql.SQLException;

/** Finds the database that a command is about, or refuses the command. */
final class Managed {
    private Managed() {}

    /** NOT_FOUND when it was never made here or is deleted. */
    static ManagedDatabase require(ManagedDatabases databases, DatabaseId database) throws SQLException {
        return databases
                .find(database)
                .filter(found -> !found.removed() && found.desired() != Desired.DELETED)
                .orElseThrow(() -> new CodedException(ErrorCode.NOT_FOUND, "there is no database " + database));
    }

    /** As above; STATE_CONFLICT when its creation never came to its end. */
    static ManagedDatabase requireMade(ManagedDatabases databases, DatabaseId database) throws SQLException {
        ManagedDatabase found = require(databases, database);
        if (!found.readyOnce()) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT, "the creation of " + database + " did not end well; delete it");
        }
        return found;
    }
}
