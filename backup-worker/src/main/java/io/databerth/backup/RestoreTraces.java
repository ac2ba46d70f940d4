package io.databerth.backup;

import io.databerth.backup.catalogue.RestoreProgress;
import io.databerth.backup.catalogue.RestoreProgress.Begun;
import io.databerth.backup.catalogue.RestoreProgress.Phase;
import io.databerth.backup.engine.Clearing;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.engine.SideCopy;
import io.databerth.contracts.Explained;
import io.databerth.contracts.ids.OperationId;
import io.databerth.engine.Backup;
import io.databerth.messaging.work.Work;
import io.databerth.runtime.ContainerRuntime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a restore leaves in a server when it does not come to its end: a copy, or a database that is closed to clients. */
public final class RestoreTraces {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreTraces.class);

    private final ContainerRuntime runtime;
    private final LiveDatabases databases;
    private final RestoreProgress progress;

    public RestoreTraces(ContainerRuntime runtime, LiveDatabases databases, RestoreProgress progress) {
        this.runtime = runtime;
        this.databases = databases;
        this.progress = progress;
    }

    /**
     * The copies of this operation, the same for each attempt at it.
     *
     * @param databases as they are noted: the empty name is that of the user's own
     */
    List<SideCopy> copies(
            OperationId operation,
            LiveDatabase live,
            Backup.SideDatabase side,
            String sourceUsername,
            List<String> databases) {
        String token = operation.toString().substring("op-".length());
        List<SideCopy> copies = new ArrayList<>();
        for (String name : databases) {
            boolean own = name.isEmpty();
            copies.add(new SideCopy(
                    runtime,
                    live.containerId(),
                    live.backup(),
                    side,
                    own ? live.holes() : live.holesFor(name),
                    sourceUsername,
                    own ? token : token + "_" + copies.size()));
        }
        return copies;
    }

    /**
     * Removes the traces of an attempt that failed. While it switches, only a failure that no attempt follows is an end: a
     * copy that waits to be put in place is not loaded again. What stays is found by the next sweep.
     */
    void removeAfter(Exception failed, OperationId operation, Work work) {
        Clearing.up(() -> {
            try {
                Optional<Begun> begun = progress.find(operation);
                if (begun.isPresent() && isOver(begun.get().phase(), failed)) {
                    // Fenced: another claimant may be loading the copy of the same name.
                    work.inTransaction(transaction -> abandon(transaction, begun.get()));
                    drop(begun.get());
                }
            } catch (SQLException | RuntimeException leftBehind) {
                LOG.warn("traces of {} stay until the next sweep: {}", operation, leftBehind.getMessage());
                failed.addSuppressed(leftBehind);
            }
        });
    }

    /** For an operation that has ended, however it did. */
    void remove(Begun begun) throws SQLException {
        drop(begun);
        progress.tidy(begun.operation());
    }

    /** Leaves the live database as it is, open to its clients, and nothing of the restore beside it. */
    private void drop(Begun begun) {
        LiveDatabase live = databases.running(begun.database());
        if (live.backup().restore() instanceof Backup.SideDatabase side) {
            for (SideCopy copy :
                    copies(begun.operation(), live, side, live.content().username(), begun.databases())) {
                // Which of the two there is depends on whether the switch was done; neither is the live one.
                copy.dropCopy();
                copy.dropRetired();
            }
        }
    }

    /** Without its copy an interrupted switch would find nothing to do, and must not be taken for done. */
    private void abandon(Connection transaction, Begun begun) throws SQLException {
        if (begun.phase() == Phase.SWITCHING) {
            progress.reached(transaction, begun.operation(), Phase.ABANDONED);
        }
    }

    private static boolean isOver(Phase phase, Exception failed) {
        return phase == Phase.LOADING || Explained.endsWork(failed);
    }
}
