package io.databerth.policy;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moments on the clock of a time zone, as five fields of cron (minute, hour, day of the month, month, day of the week) or as one
 * of the names hourly, daily, weekly and monthly.
 *
 * <p>When clocks change it does what Debian's cron does: what has an hour is done once a day, at the end of the gap when its
 * time does not exist and the first time when it comes twice; what is done at any hour goes by elapsed time.
 */
public final class CronSchedule {
    private static final Map<String, String> NAMES =
            Map.of("hourly", "0 * * * *", "daily", "0 0 * * *", "weekly", "0 0 * * 0", "monthly", "0 0 1 * *");
    /** More than clocks are ever changed by at once, but for a change of date line. */
    private static final Duration LARGEST_CHANGE = Duration.ofHours(3);

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;
    private final boolean byElapsedTime;

    private CronSchedule(ExecutionTime times, ZoneId zone, boolean byElapsedTime) {
        this.times = times;
        this.zone = zone;
        this.byElapsedTime = byElapsedTime;
    }

    /** Throws an {@link IllegalArgumentException} that says what is wrong with the text or the zone. */
    public static CronSchedule parse(String text, String timeZone) {
        String fields = NAMES.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text.strip());
        String[] parts = fields.split("\\s+");
        if (parts.length != 5) {
            throw new IllegalArgumentException(
                    "a schedule is hourly, daily, weekly, monthly, or five fields: minute hour day month weekday");
        }
        var schedule = new CronSchedule(
                ExecutionTime.forCron(PARSER.parse(fields).validate()), zone(timeZone), parts[1].startsWith("*"));
        if (schedule.nextLocal(LocalDateTime.of(2000, 1, 1, 0, 0)).isEmpty()) {
            throw new IllegalArgumentException("the schedule '" + text + "' never comes");
        }
        return schedule;
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException(
                    "there is no time zone '" + timeZone + "': write for example Europe/Berlin or UTC", unknown);
        }
    }

    public ZoneId zone() {
        return zone;
    }

    /** The first of its moments after this one. */
    public Instant next(Instant after) {
        // A change of clocks may put an earlier time of the clock behind this moment.
        LocalDateTime local = LocalDateTime.ofInstant(after, zone).minus(LARGEST_CHANGE);
        Instant first = null;
        while (first == null
                || !local.isAfter(LocalDateTime.ofInstant(first, zone).plus(LARGEST_CHANGE))) {
            Optional<LocalDateTime> candidate = nextLocal(local);
            if (candidate.isEmpty()) {
                break;
            }
            local = candidate.get();
            first = earliest(first, after, momentsOf(local));
        }
        if (first == null) {
            throw new IllegalStateException("a schedule that was parsed has a next moment");
        }
        return first;
    }

    private static @Nullable Instant earliest(@Nullable Instant first, Instant after, List<Instant> moments) {
        Instant earliest = first;
        for (Instant moment : moments) {
            if (moment.isAfter(after) && (earliest == null || moment.isBefore(earliest))) {
                earliest = moment;
            }
        }
        return earliest;
    }

    /** When the clock shows this time and the schedule means it. */
    private List<Instant> momentsOf(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return byElapsedTime
                    ? List.of()
                    : List.of(zone.getRules().getTransition(local).getInstant());
        }
        return offsets.stream()
                .limit(byElapsedTime ? offsets.size() : 1)
                .map(local::toInstant)
                .toList();
    }

    /** In UTC, where every time of the clock exists once: the library loses a day where clocks are put forward. */
    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}
