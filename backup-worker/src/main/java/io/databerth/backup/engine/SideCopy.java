package io.databerth.backup.engine;

import io.databerth.engine.Backup;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ExecStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A copy of a backup's content beside the live database of the same server, until it takes its place or is dropped. Every
 * step can be repeated.
 */
public final class SideCopy {
    private static final Duration END_LIMIT = Duration.ofHours(24);

    private final ContainerRuntime runtime;
    private final EngineTool tool;
    private final String container;
    private final Backup backup;
    private final Holes holes;
    private final String sideName;
    private final String retiredName;

    /**
     * @param owner the holes of the server: the live inner database and the user that owns it
     * @param sourceUsername the user that owned the content when it was backed up
     * @param token names this copy; lower-case letters and digits
     */
    public SideCopy(
            ContainerRuntime runtime,
            String container,
            Backup backup,
            Holes owner,
            String sourceUsername,
            String token) {
        this.runtime = runtime;
        this.tool = new EngineTool(runtime);
        this.container = container;
        this.backup = backup;
        this.sideName = "restore_" + token;
        this.retiredName = "retired_" + token;
        this.holes = owner.with(HoleName.SOURCE_USERNAME, sourceUsername)
                .with(HoleName.SIDE_DATABASE, sideName)
                .with(HoleName.RETIRED_DATABASE, retiredName);
    }

    /** Makes an empty copy, in the place of one that a crash left, and fills it. */
    public void load(InputStream content) throws IOException {
        tool.perform("preparing the copy", container, backup.restore().prepare().render(holes));
        RenderedExec load = backup.restore().load().render(holes);
        try (ExecStream stream =
                runtime.stream(container, load.request().withStreamedInput().discardingOutput())) {
            Optional<IOException> broken = feed(stream, content);
            int exitCode = stream.awaitExit(END_LIMIT);
            EngineTool.check("loading the copy", load, exitCode, stream.errorTail());
            if (broken.isPresent()) {
                throw broken.get();
            }
        }
    }

    /**
     * A tool that gives up closes its input; then its own words say more than the broken pipe. A source that breaks must
     * never look like the end of the content, so the input is left open and the tool is ended by closing the stream.
     */
    private static Optional<IOException> feed(ExecStream stream, InputStream content) throws IOException {
        byte[] chunk = new byte[1 << 16];
        OutputStream input = stream.input();
        for (int part = content.read(chunk); part >= 0; part = content.read(chunk)) {
            try {
                input.write(chunk, 0, part);
            } catch (IOException closedByTheTool) {
                return Optional.of(closedByTheTool);
            }
        }
        input.close();
        return Optional.empty();
    }

    /** What the copy holds. */
    public List<String> fingerprint() {
        return new Fingerprints(runtime).of(container, backup, holes.with(HoleName.DATABASE, sideName));
    }

    /** Puts the copy in the live database's place in one step; the one that was live keeps the retired name. */
    public void swap() {
        tool.perform("switching to the copy", container, backup.restore().swap().render(holes));
    }

    public void dropRetired() {
        discard(retiredName);
    }

    public void dropCopy() {
        discard(sideName);
    }

    private void discard(String name) {
        RenderedExec discard = backup.restore().discard().render(holes.with(HoleName.SIDE_DATABASE, name));
        tool.perform("dropping " + name, container, discard);
    }
}
