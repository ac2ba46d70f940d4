package io.databerth.messaging.work;

import io.databerth.contracts.Command;

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

    /** Whether a command is void once a later one of the same database has succeeded. */
    default boolean latestWins() {
        return false;
    }
}
