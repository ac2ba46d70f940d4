package io.databerth.gateway.http;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.hibernate.exception.JDBCConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a store that is away from one that refuses. */
public final class StoreFault {
    private static final String UNIQUE = "23505";
    private static final String EXCLUSION = "23P01";
    private static final String FOREIGN_KEY = "23503";

    private StoreFault() {}

    /** The store cannot be reached, is starting or stopping, or has no room for another connection: the same will work later. */
    public static boolean isAway(Throwable fault) {
        return any(fault, StoreFault::saysAway);
    }

    /** The name of the unique constraint that a write would have broken. */
    public static Optional<String> uniqueConstraint(Throwable fault) {
        return constraint(fault, UNIQUE);
    }

    /** The name of the exclusion constraint that a write would have broken. */
    public static Optional<String> exclusion(Throwable fault) {
        return constraint(fault, EXCLUSION);
    }

    /** The name of the foreign key that a write would have broken. */
    public static Optional<String> foreignKey(Throwable fault) {
        return constraint(fault, FOREIGN_KEY);
    }

    /** The content itself is refused: trying again changes nothing. */
    public static boolean isFinal(Throwable fault) {
        return any(
                fault,
                each -> each instanceof IllegalArgumentException
                        || each instanceof IllegalStateException
                        || each instanceof NullPointerException
                        || each instanceof ClassCastException
                        || (each instanceof PgException refused
                                && refused.getSqlState().matches("(22|23|42).*")));
    }

    private static boolean saysAway(Throwable fault) {
        return switch (fault) {
            case PgException refused ->
                endsSession(refused) || refused.getSqlState().matches("(08|53|57).*");
            case IOException _, TimeoutException _, ClosedConnectionException _, JDBCConnectionException _ -> true;
            default -> String.valueOf(fault.getMessage()).startsWith("Timeout waiting for");
        };
    }

    /** The store shut the session, or did not open one: that says nothing about what was asked. */
    private static boolean endsSession(PgException refused) {
        return "FATAL".equals(refused.getSeverity()) || "PANIC".equals(refused.getSeverity());
    }

    private static Optional<String> constraint(@Nullable Throwable fault, String state) {
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof PgException refused && state.equals(refused.getSqlState())) {
                return Optional.ofNullable(refused.getConstraint());
            }
        }
        return Optional.empty();
    }

    private static boolean any(@Nullable Throwable fault, Predicate<Throwable> says) {
        return fault != null && (says.test(fault) || any(fault.getCause(), says));
    }
}
