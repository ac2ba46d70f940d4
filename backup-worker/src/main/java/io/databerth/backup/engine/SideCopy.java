package io.databerth.backup.engine;

import io.databerth.engine.Backup;
import io.databerth.engine.HoleName;
import io.databerth.engine.Holes;
import io.databerth.engine.RenderedExec;
import io.databerth.runtime.ContainerRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A copy of a backup's content beside the live database of the same server, until it takes its place or is dropped. Every
 * step can be repeated.
 */
public final class SideCopy implements LoadedCopy {
    private static final String SIDE = "restore_";
    private static final String RETIRED = "retired_";
    /** With the token of an operation. */
    private static final Pattern NAME = Pattern.compile("(?:" + SIDE + "|" + RETIRED + ")[0-9a-f]{32}(?:_[0-9]+)?");

    private final ContainerRuntime runtime;
    private final EngineTool tool;
    private final String container;
    private final Backup backup;
    private final Backup.SideDatabase restore;
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
            Backup.SideDatabase restore,
            Holes owner,
            String sourceUsername,
            String token) {
        this.runtime = runtime;
        this.tool = new EngineTool(runtime);
        this.container = container;
        this.backup = backup;
        this.restore = restore;
        this.sideName = SIDE + token;
        this.retiredName = RETIRED + token;
        this.holes = owner.with(HoleName.SOURCE_USERNAME, sourceUsername)
                .with(HoleName.SIDE_DATABASE, sideName)
                .with(HoleName.RETIRED_DATABASE, retiredName);
    }

    /** Whether a database of this name is a copy, or what one has retired. */
    static boolean isName(String database) {
        return NAME.matcher(database).matches();
    }

    /** Makes an empty copy first, in the place of one that a crash left. */
    public void load(InputStream content) throws IOException {
        tool.perform("preparing the copy", container, restore.prepare().render(holes));
        RenderedExec load = restore.load().render(holes);
        LoadCommand.perform(runtime, container, load, load.request(), content);
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
        return new Fingerprints(runtime).of(container, backup, holes.with(HoleName.DATABASE, sideName));
    }

    /** Puts the copy in the live database's place in one step; the one that was live keeps the retired name. */
    public void swap() {
        tool.perform("switching to the copy", container, restore.swap().render(holes));
    }

    /** Puts what was live back, if it was retired; the copy has its name again. */
    public void swapBack() {
        Holes mirrored = holes.with(HoleName.SIDE_DATABASE, retiredName).with(HoleName.RETIRED_DATABASE, sideName);
        tool.perform("switching back", container, restore.swap().render(mirrored));
    }

    @Override
    public void takePlace() {
        swap();
        dropRetired();
    }

    public void dropRetired() {
        discard(retiredName);
    }

    public void dropCopy() {
        discard(sideName);
    }

    private void discard(String name) {
        RenderedExec discard = restore.discard().render(holes.with(HoleName.SIDE_DATABASE, name));
        tool.perform("dropping " + name, container, discard);
    }
}
