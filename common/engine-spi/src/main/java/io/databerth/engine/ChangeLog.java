package io.databerth.engine;

import io.databerth.engine.Backup.Step;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the log of a server's changes leaves it piece by piece, and how restored files follow it to a moment. A piece waits inside the container until it
 * was collected; how much may wait there is for the descriptor to bound.
 *
 * @param directory where pieces wait, and what tells that they do: its name in the volume. A volume that comes back as it was once comes
 *     without it, since what follows there is another log
 * @param extension of the collected file's name, without a dot
 * @param compressed whether the stream of {@code read} is compressed already
 * @param begin from now on finished pieces wait, for {@code ${log.collection}}; what waited before goes
 * @param collect ends the piece that is being written, if anything was committed since the last time. Prints the line {@code until MOMENT
 *     marked MOMENT}, two times of ISO 8601 in UTC: whatever was committed until the first is in pieces that wait or were released; at some time
 *     after the second there is a commit in them. Then, if any was, the line {@code released NAME} with the last that was released, and {@code piece NAME BYTES} for each that waits, in the order in which they are
 *     followed. Or the one line {@code lost} when pieces of this collection may be missing
 * @param read writes the pieces whose names are the lines of {@code ${log.pieces}} to standard output
 * @param release removes these pieces
 * @param end nothing waits any more
 */
public record ChangeLog(
        String directory,
        String extension,
        boolean compressed,
        Exec begin,
        Exec collect,
        Exec read,
        Exec release,
        Exec end,
        Replay replay) {
    private static final Pattern DIRECTORY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

    public ChangeLog {
        if (!DIRECTORY.matcher(directory).matches()) {
            throw new IllegalArgumentException(
                    "backup.physical.log.directory is the name of a directory in the volume, not " + directory);
        }
    }

    /**
     * What happens to files that were put in place, before a server starts on them.
     *
     * @param load takes what {@link ChangeLog#read} wrote, once for each collected file, in their order
     * @param aim makes the server that starts next follow what was loaded up to {@code ${log.moment}}, and fail when it cannot; up to its end when that is
     *     empty
     * @param settle removes what only served the way there
     */
    public record Replay(Exec load, Exec aim, List<Step> settle) {
        public Replay {
            settle = List.copyOf(settle);
        }
    }
}
