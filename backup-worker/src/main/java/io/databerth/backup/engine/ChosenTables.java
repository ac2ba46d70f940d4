package io.databerth.backup.engine;

import io.databerth.contracts.backup.TableName;
import io.databerth.engine.Backup;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Some tables on their way from a copy that holds a whole backup into a live database, beside what is there. */
public final class ChosenTables {
    private final ContainerRuntime runtime;
    private final EngineTool tool;
    private final ToolOutput output;
    private final Backup.Tables how;
    private final LiveDatabase live;
    private final String place;

    /**
     * @param stallLimit how long the copy may give no byte
     * @param place what they come into; nothing else has that name
     */
    public ChosenTables(
            ContainerRuntime runtime, Duration stallLimit, Backup.Tables how, LiveDatabase live, String place) {
        this.runtime = runtime;
        this.tool = new EngineTool(runtime);
        this.output = new ToolOutput(runtime, stallLimit);
        this.how = how;
        this.live = live;
        this.place = place;
    }

    /** All of them or none; ENGINE_COMMAND_FAILED when the copy has no such table, or the live database lacks what one needs. */
    public void bring(List<TableName> tables, LoadedCopy copy) throws IOException {
        Holes inCopy = copy.holes().with(HoleName.RESTORED, place);
        for (TableName table : tables) {
            RenderedExec move = how.move()
                    .render(inCopy.with(HoleName.TARGET_SCHEMA, table.schema())
                            .with(HoleName.TARGET_TABLE, table.table()));
            tool.perform("taking " + table + " out of the backup", copy.container(), move);
        }
        // What an attempt left whose end nobody heard of.
        discard();
        RenderedExec dump = how.dump().render(inCopy);
        RenderedExec load = how.load().render(inLive());
        LoadCommand.perform(
                runtime,
                live.containerId(),
                load,
                load.request(),
                sink -> output.copy("the dump of the tables", copy.container(), dump, dump.request(), sink));
    }

    /** Leaves the live database without them. */
    public void discard() {
        tool.perform("dropping " + place, live.containerId(), how.discard().render(inLive()));
    }

    private Holes inLive() {
        return live.holes().with(HoleName.RESTORED, place);
    }
}
