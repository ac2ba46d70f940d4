package io.databerth.engine;

import java.util.Optional;
import java.util.Set;

/**
 * How content leaves and enters the engine.
 *
 * @param extension of the backup's file name, without a dot
 * @param compressed whether the stream is compressed already, so that compressing it again only costs time
 * @param dump writes the content to standard output
 */
public record Backup(
        String extension,
        Shape shape,
        boolean compressed,
        Optional<Snapshot> snapshot,
        Exec dump,
        Restore restore,
        Fingerprint fingerprint) {

    /** What a backup is made of. */
    public enum Shape {
        /** A command's standard output. */
        STREAM,
        FILE,
        COLD,
        MECHANISM
    }

    /**
     * One state of the content that several sessions see.
     *
     * @param hold prints the snapshot's name as its first line and keeps it until standard input ends: leave that open
     * @param use the statement for {@code ${use_snapshot}}
     * @param release what to write to the holder before its standard input ends
     */
    public record Snapshot(Exec hold, Template use, Template release) {}

    /**
     * A restore beside the live database. Every step can be repeated.
     *
     * @param prepare makes an empty {@code ${side_database}}, in the place of one that a crash left
     * @param load fills it from standard input, all or nothing
     * @param swap puts it in the place of {@code ${database}}, which becomes {@code ${retired_database}}; at no moment is there a half of each
     * @param discard drops {@code ${side_database}} (give it the retired name to drop that) and opens {@code ${database}} if a swap stopped halfway
     */
    public record Restore(Exec prepare, Exec load, Exec swap, Exec discard) {}

    /**
     * What the content is, as lines in a stable order that are equal exactly when the content is. It reads {@code ${database}}; give that the side
     * database's name after a load.
     *
     * @param exec prints one JSON array {@code ["kind","name","value"]} a line
     * @param moving kinds of lines that a snapshot does not hold still: their value is a number that may have grown since
     */
    public record Fingerprint(Exec exec, Set<String> moving) {
        public Fingerprint {
            moving = Set.copyOf(moving);
        }
    }

    /** The fingerprint's command, seeing the named snapshot when there is one. */
    public RenderedExec fingerprint(Holes holes, Optional<String> seenThrough) {
        String statement = seenThrough
                .flatMap(name -> snapshot.map(kept -> kept.use().render(holes.with(HoleName.SNAPSHOT, name))))
                .orElse("");
        return fingerprint.exec().render(holes.with(HoleName.USE_SNAPSHOT, statement));
    }
}
