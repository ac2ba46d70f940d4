package io.databerth.engine;

import io.databerth.contracts.database.UserAccess;
import java.util.Map;
import java.util.Optional;

/**
 * What a running server can be asked and what can be done to it; what is absent is not supported.
 *
 * @param schema the one that is meant where a caller names none; absent where inner databases have no schemas
 * @param users makes a further user with this access, or gives one that is there this access and this password; the names in
 *     its holes are the further user's
 * @param quota how the writing to a full database is stopped; absent where it is only told that it is full
 * @param maintenance by the engine's own word for it, such as {@code vacuum}; each works on one inner database
 */
public record Administration(
        Optional<String> schema,
        Map<Subject, Listing> lists,
        Map<Task, Exec> tasks,
        Map<UserAccess, Exec> users,
        Optional<WriteStop> quota,
        Map<String, Exec> maintenance) {
    public static final Administration NONE =
            new Administration(Optional.empty(), Map.of(), Map.of(), Map.of(), Optional.empty(), Map.of());
    /** Stands before the name of a maintenance where tasks of both kinds are told apart by one text. */
    private static final String MAINTENANCE = "maintenance/";

    public Administration {
        lists = Map.copyOf(lists);
        tasks = Map.copyOf(tasks);
        users = Map.copyOf(users);
        maintenance = Map.copyOf(maintenance);
        if (users.containsKey(UserAccess.NONE)) {
            throw new IllegalArgumentException("a user with no access is made by credentials.revoke: remove it here");
        }
        for (String name : maintenance.keySet()) {
            if (!name.matches("[a-z][a-z0-9-]*")) {
                throw new IllegalArgumentException("'" + name + "' is no name of a maintenance: use a-z, 0-9 and '-'");
            }
        }
    }

    /** The text under which {@link #command} finds a maintenance. */
    public static String maintaining(String name) {
        return MAINTENANCE + name;
    }

    /** The command of a task by its text, or of a maintenance by what {@link #maintaining} makes of its name. */
    public Optional<Exec> command(String task) {
        return task.startsWith(MAINTENANCE)
                ? Optional.ofNullable(maintenance.get(task.substring(MAINTENANCE.length())))
                : Task.named(task).flatMap(known -> Optional.ofNullable(tasks.get(known)));
    }
}
