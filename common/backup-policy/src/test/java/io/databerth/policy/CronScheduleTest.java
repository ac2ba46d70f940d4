package io.databerth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In Berlin clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October 2026. */
class CronScheduleTest {
    private static final String BERLIN = "Europe/Berlin";

    private static List<String> runs(String schedule, String zone, String from, int count) {
        CronSchedule cron = CronSchedule.parse(schedule, zone);
        var found = new ArrayList<String>();
        Instant at = Instant.parse(from);
        for (int run = 0; run < count; run++) {
            at = cron.next(at);
            found.add(at.toString());
        }
        return found;
    }

    @Test
    void theNamesMeanWhatCronMeansByThem() {
        assertThat(runs("hourly", "UTC", "2026-01-31T22:30:00Z", 2))
                .containsExactly("2026-01-31T23:00:00Z", "2026-02-01T00:00:00Z");
        assertThat(runs("Daily", "UTC", "2026-01-31T22:30:00Z", 2))
                .containsExactly("2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z");
        assertThat(runs("weekly", "UTC", "2026-01-31T22:30:00Z", 2))
                .containsExactly("2026-02-01T00:00:00Z", "2026-02-08T00:00:00Z");
        assertThat(runs("monthly", "UTC", "2026-01-31T22:30:00Z", 2))
                .containsExactly("2026-02-01T00:00:00Z", "2026-03-01T00:00:00Z");
    }

    @Test
    void aTimeOfTheDayIsOneOfTheZonesClock() {
        assertThat(runs("30 4 * * *", BERLIN, "2026-01-01T00:00:00Z", 1)).containsExactly("2026-01-01T03:30:00Z");
        assertThat(runs("30 4 * * *", BERLIN, "2026-07-01T00:00:00Z", 1)).containsExactly("2026-07-01T02:30:00Z");
    }

    @Test
    void aTimeThatIsLeftOutIsCaughtUpAtTheEndOfTheGapAndNoDayIsLost() {
        assertThat(runs("30 2 * * *", BERLIN, "2026-03-28T00:00:00Z", 3))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z");
    }

    @Test
    void aTimeThatComesTwiceIsMeantOnce() {
        assertThat(runs("30 2 * * *", BERLIN, "2026-10-24T00:00:00Z", 3))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void whatIsDoneEachHourGoesByElapsedTime() {
        assertThat(runs("30 * * * *", BERLIN, "2026-03-29T00:00:00Z", 3))
                .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z", "2026-03-29T02:30:00Z");
        assertThat(runs("30 * * * *", BERLIN, "2026-10-24T23:45:00Z", 4))
                .containsExactly(
                        "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z", "2026-10-25T03:30:00Z");
    }

    /** On Lord Howe Island clocks are changed by half an hour, at 02:00. */
    @Test
    void aChangeOfHalfAnHourIsOneToo() {
        assertThat(runs("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", 2))
                .containsExactly("2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z");
    }

    /** In Samoa there was no 30 December 2011. */
    @Test
    void aDayThatIsLeftOutDelaysNothing() {
        assertThat(runs("0 12 * * *", "Pacific/Apia", "2011-12-29T12:00:00Z", 3))
                .containsExactly("2011-12-29T22:00:00Z", "2011-12-30T10:00:00Z", "2011-12-30T22:00:00Z");
    }

    @Test
    void aDailyBackupIsTakenOnceOnEachDayOfAnyZone() {
        qt().withExamples(200)
                .forAll(
                        arbitrary().pick(new ArrayList<>(ZoneId.getAvailableZoneIds())),
                        longs().between(0, 4 * 365L),
                        longs().between(0, 24 * 60L - 1))
                .checkAssert((zone, day, minute) -> {
                    CronSchedule cron = CronSchedule.parse(minute % 60 + " " + minute / 60 + " * * *", zone);
                    Instant start = Instant.parse("2024-01-01T00:00:00Z").plus(day, ChronoUnit.DAYS);
                    Instant first = cron.next(start);
                    Instant second = cron.next(first);
                    assertThat(first).isAfter(start);
                    assertThat(LocalDateTime.ofInstant(second, cron.zone()).toLocalDate())
                            .isEqualTo(LocalDateTime.ofInstant(first, cron.zone())
                                    .toLocalDate()
                                    .plusDays(1));
                });
    }

    @Test
    void whatIsDoneEachHourIsNeverLaterThanAnHour() {
        qt().withExamples(200)
                .forAll(
                        arbitrary().pick(new ArrayList<>(ZoneId.getAvailableZoneIds())),
                        longs().between(0, 4 * 365 * 24L))
                .checkAssert((zone, hour) -> {
                    Instant start = Instant.parse("2024-01-01T00:10:00Z").plus(hour, ChronoUnit.HOURS);
                    assertThat(Duration.between(
                                    start, CronSchedule.parse("hourly", zone).next(start)))
                            .isLessThanOrEqualTo(Duration.ofMinutes(90));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sometimes", "* * * *", "60 * * * *", "0 24 * * *", "0 0 31 2 *", "0 0 * * * *", "a b c d e"
            })
    void whatIsNoScheduleIsRefusedWithAReason(String text) {
        assertThatThrownBy(() -> CronSchedule.parse(text, "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{10,}");
    }

    @Test
    void anUnknownZoneIsRefused() {
        assertThatThrownBy(() -> CronSchedule.parse("daily", "Middle/Earth"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Europe/Berlin");
    }
}
