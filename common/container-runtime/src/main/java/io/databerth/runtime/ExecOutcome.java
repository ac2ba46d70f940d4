package io.databerth.runtime;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * How a small command ended.
 *
 * @param stdout at most what the request keeps
 * @param stdoutBytes how much came in all; more than {@code stdout} holds when it was cut
 * @param stderr the last 16 KiB
 * @param bytesCountedInside what was counted in the container, when the request asked for it and the count arrived
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ExecOutcome(
        int exitCode, byte[] stdout, long stdoutBytes, String stderr, OptionalLong bytesCountedInside) {

    public boolean succeeded() {
        return exitCode == 0;
    }

    public boolean truncated() {
        return stdoutBytes > stdout.length;
    }

    /** Standard output as text. */
    public String text() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    /** Without the output, which may hold data of a customer. */
    @Override
    public String toString() {
        return "ExecOutcome[exit " + exitCode + ", " + stdoutBytes + " bytes]";
    }
}
