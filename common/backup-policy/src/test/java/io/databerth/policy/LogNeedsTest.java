package io.databerth.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.databerth.contracts.ids.BackupId;
import io.databerth.policy.KeptBackup.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogNeedsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void everyMomentOfTheDaysHasACopyBeforeIt() {
        qt().forAll(
                        lists().of(integers().between(0, 400)).ofSizeBetween(0, 20),
                        integers().between(1, 14))
                .checkAssert((hours, days) -> {
                    List<KeptBase> bases = hours.stream()
                            .sorted((a, b) -> b - a)
                            .map(LogNeedsTest::base)
                            .toList();
                    Set<BackupId> needed = LogNeeds.of(bases, Optional.of(new PointInTime(days, 24)), NOW);
                    Instant first = NOW.minus(Duration.ofDays(days));
                    for (KeptBase base : bases) {
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
        KeptBase old = base(90);
        KeptBase asked = new KeptBase(BackupId.next(), NOW.minus(Duration.ofHours(80)), false);
        KeptBase held = base(70);
        KeptBase last = base(2);
        List<KeptBase> bases = List.of(old, asked, held, last);
        List<KeptBackup> kept = List.of(
                kept(old, State.PROVEN, false),
                kept(asked, State.PROVEN, false),
                kept(held, State.PROVEN, true),
                kept(last, State.PROVEN, false));
        assertThat(LogNeeds.outlived(bases, Set.of(last.backup()), kept)).containsExactly(old.backup());
        List<KeptBackup> unproven = List.of(kept(old, State.PROVEN, false), kept(last, State.STORED, false));
        assertThat(LogNeeds.outlived(bases, Set.of(last.backup()), unproven)).isEmpty();
    }

    private static KeptBase base(int hoursAgo) {
        return new KeptBase(BackupId.next(), NOW.minus(Duration.ofHours(hoursAgo)), true);
    }

    private static KeptBackup kept(KeptBase base, State state, boolean held) {
        return new KeptBackup(base.backup(), base.from(), 1, state, held);
    }
}
