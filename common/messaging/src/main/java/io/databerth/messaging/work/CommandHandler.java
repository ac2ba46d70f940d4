package io.databerth.messaging.work;

import io.databerth.contracts.Command;
import java.sql.SQLException;

/**
 * Does what the commands of one family ask for. It runs on a virtual thread and may block. After a crash it runs again
 * from its first line, so each step observes, compares and acts on the difference.
 */
public interface CommandHandler<C extends Command> {
    Class<C> family();

    /**
     * Ends with {@link Work#conclude}, or throws: an exception whose failure is transient is tried again later, any other
     * ends the operation.
     */
    void handle(C command, Work work) throws Exception;

    /**
     * Whether the operation may end before it is done, wherever it is now: an interrupt then leaves nothing behind that is not
     * cleared away later, and nothing of the database is another than before.
     */
    default boolean isCancellable(C command) throws SQLException {
        return false;
    }

    /** Whether a command is void once a later one of the same database has succeeded. */
    default boolean latestWins() {
        return false;
    }
}
