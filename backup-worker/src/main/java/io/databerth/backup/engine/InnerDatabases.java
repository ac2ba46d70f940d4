package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Exec;
import io.databerth.engine.Listing;
import io.databerth.engine.Subject;
import io.databerth.engine.Task;
import io.databerth.runtime.ContainerRuntime;
import java.util.List;
import java.util.Objects;

/** The databases inside a server besides that of its user, where a dump holds one of them. */
public final class InnerDatabases {
    private static final int MOST_BYTES = 16 << 20;

    private final EngineTool tool;

    public InnerDatabases(ContainerRuntime runtime) {
        this.tool = new EngineTool(runtime);
    }

    /** By name; none where a dump holds everything. STATE_CONFLICT for a name that no dump can be asked for. */
    public List<String> others(LiveDatabase live) {
        if (!live.backup().goesByDatabase()) {
            return List.of();
        }
        Listing listing = Objects.requireNonNull(
                live.version().administration().lists().get(Subject.DATABASES), "the descriptor was checked for it");
        String printed = tool.output(
                "the list of databases", live.containerId(), listing.exec().render(live.holes()), MOST_BYTES);
        return listing.read(printed).stream()
                .map(item -> item.path(Subject.DATABASES.key()).asText())
                .filter(name -> !name.equals(live.content().innerDatabase()) && !SideCopy.isName(name))
                .map(name -> requireGood(live.version(), name))
                .toList();
    }

    /** How another is made, given {@code ${target.database}}; OPERATION_UNSUPPORTED where there is only one. */
    public static Exec making(EngineVersion version) {
        Exec task = version.administration().tasks().get(Task.CREATE_DATABASE);
        if (task == null) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED,
                    version.engine() + " " + version.id() + " has one database, and the backup holds several");
        }
        return task;
    }

    /** The descriptor's commands take names as its rule has them. The gateway makes no others. */
    private static String requireGood(EngineVersion version, String name) {
        version.credentials()
                .flatMap(Credentials::database)
                .flatMap(rule -> rule.refusal(name))
                .ifPresent(refusal -> {
                    throw new CodedException(
                            ErrorCode.STATE_CONFLICT,
                            "the inner database '" + name + "' cannot be backed up: " + refusal
                                    + "; rename or drop it");
                });
        return name;
    }
}
