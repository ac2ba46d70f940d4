package io.databerth.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.vault.plan.Settlement.Standing;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlementTest {
    @Test
    void anAppliedPendingVersionIsPromoted() {
        assertThat(Settlement.ofApplied(Standing.PENDING)).isEqualTo(Settlement.PROMOTE);
    }

    @Test
    void aRefusedPendingVersionIsDiscardedUnlessItMayStillBeApplied() {
        assertThat(Settlement.ofRefused(Standing.PENDING, false)).isEqualTo(Settlement.DISCARD);
        assertThat(Settlement.ofRefused(Standing.PENDING, true)).isEqualTo(Settlement.KEEP);
    }

    @Test
    void aVersionThatTheServerAcceptsIsNeverTouchedByALateAnswer() {
        for (Standing settled : List.of(Standing.CURRENT, Standing.DESTROYED)) {
            assertThat(Settlement.ofApplied(settled)).isEqualTo(Settlement.KEEP);
            assertThat(Settlement.ofRefused(settled, true)).isEqualTo(Settlement.KEEP);
            assertThat(Settlement.ofRefused(settled, false)).isEqualTo(Settlement.KEEP);
        }
    }
}
