package io.databerth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.ids.BackupId;
import io.databerth.policy.KeptBackup.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

class RetentionPlanTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static KeptBackup proven(String takenAt) {
        return backup(takenAt, State.PROVEN, false);
    }

    private static KeptBackup backup(String takenAt, State state, boolean held) {
        return new KeptBackup(BackupId.next(), Instant.parse(takenAt), 100, state, held);
    }

    /** One a day, the newest first, each of 100 bytes. */
    private static List<KeptBackup> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(day -> proven(NOW.minus(Duration.ofDays(day)).toString()))
                .toList();
    }

    private static Retention last(int count) {
        return new Retention(count, 0, 0, 0, 0, 0, 0, 0);
    }

    private static List<RetentionDecision> plan(Retention rules, List<KeptBackup> backups) {
        return RetentionPlan.of(rules, backups, ZoneOffset.UTC, NOW);
    }

    private static List<KeptBackup> staying(Retention rules, List<KeptBackup> backups) {
        Set<BackupId> gone = plan(rules, backups).stream()
                .filter(RetentionDecision::goes)
                .map(RetentionDecision::backup)
                .collect(Collectors.toSet());
        return backups.stream()
                .filter(backup -> !gone.contains(backup.backup()))
                .toList();
    }

    private static String reason(Retention rules, List<KeptBackup> backups, KeptBackup of) {
        return plan(rules, backups).stream()
                .filter(decision -> decision.backup().equals(of.backup()))
                .map(RetentionDecision::reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutRulesAllStay() {
        assertThat(staying(Retention.ALL, days(50))).hasSize(50);
    }

    @Test
    void theLastOnesStay() {
        List<KeptBackup> backups = days(5);
        assertThat(staying(last(2), backups)).isEqualTo(backups.subList(0, 2));
        assertThat(reason(last(2), backups, backups.get(2))).isEqualTo("no rule keeps it");
    }

    @Test
    void thoseOfTheLastDaysStay() {
        assertThat(staying(new Retention(0, 3, 0, 0, 0, 0, 0, 0), days(10))).hasSize(3);
    }

    @Test
    void theNewestOfEachDayWeekMonthAndYearStays() {
        List<KeptBackup> backups = days(800);
        List<KeptBackup> staying = staying(new Retention(0, 0, 0, 7, 4, 12, 2, 0), backups);
        assertThat(staying.stream().map(backup -> backup.takenAt().toString().substring(0, 10)))
                .startsWith(
                        "2026-11-22",
                        "2026-11-21",
                        "2026-11-20",
                        "2026-11-19",
                        "2026-11-18",
                        "2026-11-17",
                        "2026-11-16",
                        "2026-11-15",
                        "2026-11-08",
                        "2026-11-01",
                        "2026-10-31")
                .contains("2026-09-30", "2025-12-31")
                .hasSize(7 + 3 + 11);
        assertThat(reason(new Retention(0, 0, 0, 7, 4, 12, 2, 0), backups, backups.get(7)))
                .isEqualTo("it is the newest of its week");
    }

    @Test
    void aDayIsOneOfTheTimeZone() {
        KeptBackup evening = proven("2026-11-20T22:30:00Z");
        KeptBackup night = proven("2026-11-20T23:30:00Z");
        Retention daily = new Retention(0, 0, 0, 9, 0, 0, 0, 0);
        assertThat(staying(daily, List.of(evening, night))).containsExactly(night);
        assertThat(RetentionPlan.of(daily, List.of(evening, night), ZoneId.of("Europe/Berlin"), NOW))
                .noneMatch(RetentionDecision::goes);
    }

    @Test
    void theOldestGoWhenAllTogetherAreTooMuch() {
        List<KeptBackup> backups = days(10);
        Retention bytes = new Retention(5, 0, 0, 0, 0, 0, 0, 250);
        assertThat(staying(bytes, backups)).isEqualTo(backups.subList(0, 2));
        assertThat(reason(bytes, backups, backups.get(3))).contains("more than 250 bytes");
        assertThat(staying(new Retention(0, 0, 0, 0, 0, 0, 0, 350), backups)).hasSize(3);
        assertThat(staying(new Retention(0, 0, 0, 0, 0, 0, 0, 1), backups)).hasSize(1);
    }

    @Test
    void aBackupThatIsNotProvenCountsForNothing() {
        KeptBackup unproven = backup("2026-11-22T11:00:00Z", State.STORED, false);
        KeptBackup corrupt = backup("2026-11-22T10:00:00Z", State.CORRUPT, false);
        KeptBackup proven = proven("2026-11-01T00:00:00Z");
        assertThat(staying(last(1), List.of(unproven, corrupt, proven))).hasSize(3);
        assertThat(reason(last(1), List.of(unproven, proven), proven)).isEqualTo("it is the last proven one");
    }

    @Test
    void oneThatIsNotProvenGoesAfterAWeekWhenANewerOneIs() {
        KeptBackup recent = backup("2026-11-20T00:00:00Z", State.CORRUPT, false);
        KeptBackup old = backup("2026-11-10T00:00:00Z", State.STORED, false);
        KeptBackup held = backup("2026-11-09T00:00:00Z", State.STORED, true);
        KeptBackup proven = proven("2026-11-21T00:00:00Z");
        assertThat(staying(last(1), List.of(proven, recent, old, held))).containsExactly(proven, recent, held);
        assertThat(staying(last(1), List.of(recent, old))).hasSize(2);
    }

    @Test
    void neitherTheLastProvenNorAHeldOneEverGoesAndAPlanCarriedOutLeavesNothingToDo() {
        qt().withExamples(2000).forAll(rules(), backups()).checkAssert((rules, backups) -> {
            List<KeptBackup> staying = staying(rules, backups);
            backups.stream()
                    .filter(backup -> backup.state() == State.PROVEN)
                    .max(Comparator.comparing(KeptBackup::takenAt))
                    .ifPresent(newest -> assertThat(staying)
                            .anyMatch(one ->
                                    one.state() == State.PROVEN && one.takenAt().equals(newest.takenAt())));
            assertThat(staying)
                    .containsAll(backups.stream().filter(KeptBackup::held).toList());
            assertThat(staying(rules, staying)).isEqualTo(staying);
        });
    }

    @Test
    void oneThatIsNotProvenNeverMakesAProvenOneGo() {
        qt().withExamples(2000).forAll(rules(), backups()).checkAssert((rules, backups) -> {
            List<KeptBackup> more = new ArrayList<>(backups);
            more.addFirst(backup("2026-11-22T11:59:00Z", State.STORED, false));
            more.add(backup("2020-01-01T00:00:00Z", State.CORRUPT, false));
            assertThat(provenOf(staying(rules, more))).isEqualTo(provenOf(staying(rules, backups)));
        });
    }

    private static List<KeptBackup> provenOf(List<KeptBackup> backups) {
        return backups.stream().filter(backup -> backup.state() == State.PROVEN).toList();
    }

    private static Gen<Retention> rules() {
        Gen<Integer> few = integers().between(0, 4);
        return lists().of(few)
                .ofSize(7)
                .zip(
                        integers().between(0, 20),
                        (counts, hundreds) -> new Retention(
                                counts.get(0),
                                counts.get(1),
                                counts.get(2),
                                counts.get(3),
                                counts.get(4),
                                counts.get(5),
                                counts.get(6),
                                hundreds * 100L));
    }

    private static Gen<List<KeptBackup>> backups() {
        Gen<KeptBackup> one = integers()
                .between(0, 60 * 24 * 400)
                .zip(
                        integers().between(0, 5),
                        integers().between(0, 9),
                        (minutes, state, held) -> new KeptBackup(
                                BackupId.next(),
                                NOW.minus(Duration.ofMinutes(minutes)),
                                100 + minutes % 7,
                                state < 4 ? State.PROVEN : State.values()[state == 4 ? 0 : 2],
                                held == 0));
        return lists().of(one).ofSizeBetween(0, 30);
    }
}
