package io.databerth.backup.log;

import io.databerth.backup.engine.EngineTool;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.ToolOutput;
import io.databerth.backup.log.CollectedLog.Piece;
import io.databerth.engine.ChangeLog;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The log of a running server, by its descriptor's commands. */
final class EngineLog {
    private static final int MOST_OUTPUT = 16 << 20;

    private final EngineTool tool;
    private final ToolOutput output;

    /** @param stallLimit how long the pieces may give no byte */
    EngineLog(ContainerRuntime runtime, Duration stallLimit) {
        tool = new EngineTool(runtime);
        output = new ToolOutput(runtime, stallLimit);
    }

    void begin(LiveDatabase database, ChangeLog log, UUID collection) {
        tool.perform(
                "beginning to collect the log",
                database.containerId(),
                log.begin().render(with(database, collection)));
    }

    /** Empty when pieces of this collection may be missing. */
    Optional<CollectedLog> collect(LiveDatabase database, ChangeLog log, UUID collection) {
        RenderedExec command = log.collect().render(with(database, collection));
        return CollectedLog.parse(
                tool.output("looking what waits of the log", database.containerId(), command, MOST_OUTPUT));
    }

    void read(LiveDatabase database, ChangeLog log, List<Piece> pieces, OutputStream sink) throws IOException {
        RenderedExec command = log.read().render(with(database, pieces));
        output.copy("the log", database.containerId(), command, command.request(), sink);
    }

    void release(LiveDatabase database, ChangeLog log, List<Piece> pieces) {
        tool.perform(
                "releasing what was collected of the log",
                database.containerId(),
                log.release().render(with(database, pieces)));
    }

    void end(LiveDatabase database, ChangeLog log) {
        tool.perform(
                "ending the collection of the log",
                database.containerId(),
                log.end().render(database.holes()));
    }

    private static Holes with(LiveDatabase database, UUID collection) {
        return database.holes().with(HoleName.LOG_COLLECTION, collection.toString());
    }

    private static Holes with(LiveDatabase database, List<Piece> pieces) {
        String names = pieces.stream().map(Piece::name).collect(Collectors.joining("\n", "", "\n"));
        return database.holes().with(HoleName.LOG_PIECES, names);
    }
}
