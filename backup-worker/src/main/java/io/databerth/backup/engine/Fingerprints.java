package io.databerth.backup.engine;

import io.databerth.engine.Backup;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecStream;
import java.util.List;
import java.util.Optional;

/** Asks an engine what a database holds: one line an item, in a stable order. */
public final class Fingerprints {
    static final int MOST_BYTES = 64 << 20;
    /** It names the transactions that are open. */
    private static final int MOST_BYTES_OF_A_STAMP = 1 << 20;

    private final ContainerRuntime runtime;

    public Fingerprints(ContainerRuntime runtime) {
        this.runtime = runtime;
    }

    /** What is there now. */
    public List<String> of(String container, Backup backup, Holes holes) {
        RenderedExec command = backup.fingerprint(holes, Optional.empty());
        String text = new EngineTool(runtime).output("the fingerprint", container, command, MOST_BYTES);
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Another text as soon as the content may be another; empty where the engine cannot tell. */
    Optional<String> stamp(LiveDatabase database) {
        return database.backup().fingerprint().stamp().map(exec -> new EngineTool(runtime)
                .output(
                        "the look whether something was written",
                        database.containerId(),
                        exec.render(database.holes()),
                        MOST_BYTES_OF_A_STAMP));
    }

    /** Begins to ask what there is, in the named snapshot if there is one, and returns at once. */
    FingerprintBeside begin(LiveDatabase database, Optional<String> snapshot) {
        RenderedExec command = database.backup().fingerprint(database.holes(), snapshot);
        ExecStream stream = runtime.stream(database.containerId(), command.request());
        return FingerprintBeside.over(
                stream, command, database.backup().fingerprint().moving());
    }
}
