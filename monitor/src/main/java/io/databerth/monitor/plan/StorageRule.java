package io.databerth.monitor.plan;

import io.databerth.contracts.observation.StorageState;
import java.util.Optional;

/** From what a volume was measured to take to what is thought of it, so that a figure that sways around a mark is told once. */
public final class StorageRule {
    /** One measuring without a figure may be a moment's load; two in a row are not. */
    static final int FAILURES_THAT_COUNT = 2;

    static final int NEARLY_FULL_FROM = 80;
    static final int NEARLY_FULL_UNTIL_BELOW = 75;
    static final int FULL_FROM = 100;
    static final int FULL_UNTIL_BELOW = 95;

    private StorageRule() {}

    /** What to think of the storage now. What was thought for another size counts no more; a missing figure says nothing. */
    public static Fullness judge(Fullness before, StorageReading reading) {
        return switch (reading) {
            case StorageReading.Unmeasured _ ->
                new Fullness(before.level(), before.limitBytes(), Math.min(before.failures() + 1, FAILURES_THAT_COUNT));
            case StorageReading.Measured(var _, long used, long limit) -> {
                Optional<StorageState> was = before.limitBytes() == limit ? before.level() : Optional.empty();
                yield new Fullness(Optional.of(level(was, used, limit)), limit, 0);
            }
        };
    }

    /** What a person should know, with what can be done. */
    public static String reason(StorageState state, StorageReading reading) {
        return switch (reading) {
            case StorageReading.Unmeasured(var _, String why) -> "it is not known what the data takes: " + why;
            case StorageReading.Measured measured ->
                "the data takes " + percent(measured) + " % of the storage of its size" + advice(state);
        };
    }

    private static String advice(StorageState state) {
        return switch (state) {
            case OK, UNKNOWN -> "";
            case NEARLY_FULL -> ": resize the database to a size with more storage, or delete data, before it is full";
            case FULL ->
                ": resize the database to a size with more storage, or delete data until it takes less than "
                        + FULL_UNTIL_BELOW + " %";
        };
    }

    private static StorageState level(Optional<StorageState> was, long used, long limit) {
        boolean wasFull = was.filter(StorageState.FULL::equals).isPresent();
        boolean wasNearly =
                wasFull || was.filter(StorageState.NEARLY_FULL::equals).isPresent();
        if (reaches(used, limit, wasFull ? FULL_UNTIL_BELOW : FULL_FROM)) {
            return StorageState.FULL;
        }
        return reaches(used, limit, wasNearly ? NEARLY_FULL_UNTIL_BELOW : NEARLY_FULL_FROM)
                ? StorageState.NEARLY_FULL
                : StorageState.OK;
    }

    private static boolean reaches(long used, long limit, int percent) {
        return (double) used >= (double) limit * percent / 100;
    }

    private static long percent(StorageReading.Measured measured) {
        return (long) Math.floor(100.0 * measured.usedBytes() / measured.limitBytes());
    }
}
