package io.databerth.messaging;

import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;

/** Commands for tests. */
public final class Samples {
    private Samples() {}

    public static DatabaseCommand.Stop stop(DatabaseId database, long generation) {
        return new DatabaseCommand.Stop(OperationId.next(), database, generation);
    }

    public static DatabaseCommand.Start start(DatabaseId database, long generation) {
        return new DatabaseCommand.Start(OperationId.next(), database, generation);
    }

    public static DatabaseCommand.Delete delete(DatabaseId database, long generation) {
        return new DatabaseCommand.Delete(OperationId.next(), database, generation, DataDisposal.ERASE);
    }
}
