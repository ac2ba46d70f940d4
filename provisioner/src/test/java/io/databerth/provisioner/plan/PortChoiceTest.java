package io.databerth.provisioner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
    @Test
    void theChoiceIsTheLowestThatIsNeitherTakenNorBound() {
        qt().forAll(
                        lists().of(integers().between(5432, 5482)).ofSizeBetween(0, 50),
                        lists().of(integers().between(5432, 5482)).ofSizeBetween(0, 50))
                .checkAssert((takenPorts, boundPorts) -> {
                    Set<Integer> taken = new HashSet<>(takenPorts);
                    Set<Integer> bound = new HashSet<>(boundPorts);
                    int chosen = PortChoice.lowestFree(5432, taken, port -> !bound.contains(port))
                            .orElseThrow();
                    assertThat(taken).doesNotContain(chosen);
                    assertThat(bound).doesNotContain(chosen);
                    for (int lower = 5432; lower < chosen; lower++) {
                        assertThat(taken.contains(lower) || bound.contains(lower))
                                .isTrue();
                    }
                });
    }

    @Test
    void theRangeHasAnEnd() {
        assertThat(PortChoice.lowestFree(5432, Set.of(), port -> false)).isEmpty();
        assertThat(PortChoice.lowestFree(65_530, Set.of(), port -> port > 65_535))
                .isEmpty();
    }
}
