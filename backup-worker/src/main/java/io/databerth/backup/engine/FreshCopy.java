package io.databerth.backup.engine;

import io.databerth.contracts.Secret;
import io.databerth.engine.Backup;
import io.databerth.engine.ContentFingerprint;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A server of its own that holds nothing but a backup's content. */
public final class FreshCopy implements LoadedCopy {
    private final ContainerRuntime runtime;
    private final String container;
    private final Backup backup;
    private final Backup.FreshVolume restore;
    private final Holes holes;
    private final Secret password;

    /**
     * @param container where to load: an empty server with the user and the inner database, or what only waits where no server may run
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
        this.container = container;
        this.backup = backup;
        this.restore = restore;
        this.password = password;
        this.holes = owner.with(HoleName.SOURCE_USERNAME, sourceUsername);
    }

    /** Fills it, all or nothing; it was empty. */
    public void feed(InputStream content) throws IOException {
        RenderedExec load = restore.load().render(holes);
        LoadCommand.perform(runtime, container, load, load.request(password), content);
    }

    /** Brings what it was fed with to a state that survives a clean stop. */
    public void settle() throws InterruptedException {
        new EngineSteps(runtime).perform("settling the copy", container, restore.settle(), holes);
    }

    @Override
    public String container() {
        return container;
    }

    @Override
    public Holes holes() {
        return holes;
    }

    @Override
    public List<String> fingerprint() {
        // In the order that a fingerprint between two looks has.
        return ContentFingerprint.parse(String.join("\n", new Fingerprints(runtime).of(container, backup, holes)))
                .lines();
    }

    /** It was loaded there. */
    @Override
    public void takePlace() {}
}
