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

    /** Begins to ask what there is in the named snapshot, and returns at once. */
    FingerprintBeside begin(LiveDatabase database, String snapshot) {
        RenderedExec command = database.backup().fingerprint(database.holes(), Optional.of(snapshot));
        ExecStream stream = runtime.stream(database.containerId(), command.request());
        return FingerprintBeside.over(
                stream, command, database.backup().fingerprint().moving());
    }
}
