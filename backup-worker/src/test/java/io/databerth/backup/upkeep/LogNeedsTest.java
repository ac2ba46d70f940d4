package io.databerth.backup.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.databerth.backup.catalogue.LogBase;
import io.databerth.backup.catalogue.LogCollection;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.policy.KeptBackup;
import io.databerth.policy.KeptBackup.State;
import io.databerth.policy.RetentionDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogNeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LogCollection COLLECTION =
            new LogCollection(UUID.randomUUID(), DatabaseId.next(), NOW, Optional.of(NOW), Optional.of(NOW), false);

    @Test
    void everyMomentOfTheDaysHasACopyBeforeIt() {
        qt().forAll(
                        lists().of(integers().between(0, 400)).ofSizeBetween(0, 20),
                        integers().between(1, 14))
                .checkAssert((hours, days) -> {
                    List<LogBase> bases = hours.stream()
                            .sorted((a, b) -> b - a)
                            .map(LogNeedsTest::base)
                            .toList();
                    Set<BackupId> needed = LogNeeds.of(bases, Optional.of(new PointInTime(days, 24)), NOW);
                    Instant first = NOW.minus(Duration.ofDays(days));
                    for (LogBase base : bases) {
                        boolean before = !base.from().isAfter(first);
                        boolean laterBefore = bases.stream()
                                .skip(bases.indexOf(base) + 1L)
                                .anyMatch(later -> !later.from().isAfter(first));
                        assertThat(needed.contains(base.backup()))
                                .as(
                                        "%s h ago, %s days",
                                        Duration.between(base.from(), NOW).toHours(), days)
                                .isEqualTo(!before || !laterBefore);
                    }
                });
    }

    @Test
    void withoutAWishNoneIsNeeded() {
        assertThat(LogNeeds.of(List.of(base(5)), Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void whatWasTakenForTheLogAloneGoesWhenALaterOneIsProven() {
        LogBase old = base(90);
        LogBase asked = new LogBase(BackupId.next(), 0, NOW.minus(Duration.ofHours(80)), false, true, COLLECTION);
        LogBase held = base(70);
        LogBase last = base(2);
        List<LogBase> bases = List.of(old, asked, held, last);
        List<KeptBackup> kept = List.of(
                kept(old, State.PROVEN, false),
                kept(asked, State.PROVEN, false),
                kept(held, State.PROVEN, true),
                kept(last, State.PROVEN, false));
        assertThat(LogNeeds.outlived(bases, Set.of(last.backup()), kept))
                .extracting(RetentionDecision::backup)
                .containsExactly(old.backup());
        List<KeptBackup> unproven = List.of(kept(old, State.PROVEN, false), kept(last, State.STORED, false));
        assertThat(LogNeeds.outlived(bases, Set.of(last.backup()), unproven)).isEmpty();
    }

    private static LogBase base(int hoursAgo) {
        return new LogBase(BackupId.next(), 0, NOW.minus(Duration.ofHours(hoursAgo)), true, true, COLLECTION);
    }

    private static KeptBackup kept(LogBase base, State state, boolean held) {
        return new KeptBackup(base.backup(), base.from(), 1, state, held);
    }
}
