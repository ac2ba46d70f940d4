package io.databerth.monitor.looking;

import io.databerth.monitor.plan.StorageReading;
import io.databerth.runtime.ExecOutcome;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code du -sk} wrote. */
final class DiskUse {
    private static final Pattern TOTAL = Pattern.compile("(?m)^(\\d{1,15})\\s+/");
    private static final int KIB = 1024;

    private DiskUse() {}

    /** A file may go while the others are counted; one that may not be read makes the sum too small, which is no figure. */
    static StorageReading of(ExecOutcome outcome, Instant at, long limitBytes) {
        Matcher total = TOTAL.matcher(outcome.text());
        boolean whole = outcome.succeeded() || outcome.stderr().lines().allMatch(DiskUse::tellsOfAFileThatWent);
        return whole && total.find()
                ? new StorageReading.Measured(at, Long.parseLong(total.group(1)) * KIB, limitBytes)
                : new StorageReading.Unmeasured(at, "du ends with code " + outcome.exitCode());
    }

    private static boolean tellsOfAFileThatWent(String line) {
        return line.isBlank() || line.endsWith("No such file or directory");
    }
}
