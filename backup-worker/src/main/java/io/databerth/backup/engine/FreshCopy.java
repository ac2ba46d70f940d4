package io.databerth.backup.engine;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.ContentFingerprint;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** A server of its own that holds nothing but a backup's content. */
public final class FreshCopy implements LoadedCopy {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_OUTPUT = 1 << 20;

    private final ContainerRuntime runtime;
    private final EngineTool tool;
    private final String container;
    private final Backup backup;
    private final Backup.FreshVolume restore;
    private final Holes holes;
    private final Secret password;

    /**
     * @param container an empty server with the user and the inner database
     * @param owner its holes
     * @param password of its user
     * @param sourceUsername the user that owned the content when it was backed up
     */
    public FreshCopy(
            ContainerRuntime runtime,
            String container,
            Backup backup,
            Backup.FreshVolume restore,
            Holes owner,
            Secret password,
            String sourceUsername) {
        this.runtime = runtime;
        this.tool = new EngineTool(runtime);
        this.container = container;
        this.backup = backup;
        this.restore = restore;
        this.password = password;
        this.holes = owner.with(HoleName.SOURCE_USERNAME, sourceUsername);
    }

    @Override
    public void load(InputStream content) throws IOException, InterruptedException {
        RenderedExec load = restore.load().render(holes);
        LoadCommand.perform(runtime, container, load, load.request(password), content);
        for (Backup.Settle step : restore.settle()) {
            RenderedExec command = step.exec().render(holes);
            if (step.until().isPresent()) {
                await(command, step.until().get());
            } else {
                tool.perform("settling the copy", container, command);
            }
        }
    }

    private void await(RenderedExec command, Pattern until) throws InterruptedException {
        long end = System.nanoTime() + command.timeLimit().toNanos();
        while (!until.matcher(tool.output("settling the copy", container, command, MOST_OUTPUT))
                .find()) {
            if (System.nanoTime() > end) {
                throw new CodedException(
                        ErrorCode.ENGINE_COMMAND_FAILED, "the copy did not settle within " + command.timeLimit());
            }
            Thread.sleep(PAUSE);
        }
    }

    @Override
    public List<String> fingerprint() {
        // In the order that a fingerprint between two looks has.
        return ContentFingerprint.parse(String.join("\n", new Fingerprints(runtime).of(container, backup, holes)))
                .lines();
    }
}
