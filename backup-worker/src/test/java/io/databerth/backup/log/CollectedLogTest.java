package io.databerth.backup.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.databerth.backup.log.CollectedLog.Piece;
import io.databerth.contracts.CodedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectedLogTest {
    @Test
    void whatACollectionPrintsIsRead() {
        assertThat(CollectedLog.parse("until 2026-11-22T23:08:30.573949Z marked 2026-11-22T23:08:30.192989Z\n"
                        + "piece 000000010000000000000001.zst 1204481\n"
                        + "piece 000000010000000000000002.00000028.backup.zst 197\n"))
                .contains(new CollectedLog(
                        Instant.parse("2026-11-22T23:08:30.573949Z"),
                        Instant.parse("2026-11-22T23:08:30.192989Z"),
                        Optional.empty(),
                        List.of(
                                new Piece("000000010000000000000001.zst", 1_204_481),
                                new Piece("000000010000000000000002.00000028.backup.zst", 197))));
        assertThat(CollectedLog.parse("lost\n")).isEmpty();
        assertThat(CollectedLog.parse("until 2026-11-22T23:08:30Z marked 2026-11-22T23:08:30Z\nreleased 01.zst"))
                .hasValueSatisfying(found -> assertThat(found.released()).contains("01.zst"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "until now marked now",
                "until 2026-11-22T23:08:30Z",
                "lost\nlost",
                "until 2026-11-22T23:08:30Z marked 2026-11-22T23:08:30Z\npiece ../../etc/passwd 1",
                "until 2026-11-22T23:08:30Z marked 2026-11-22T23:08:30Z\npiece -rf 1",
                "until 2026-11-22T23:08:30Z marked 2026-11-22T23:08:30Z\npiece a b",
                "until 2026-11-22T23:08:30Z marked 2026-11-22T23:08:30Z\nERROR: something"
            })
    void anythingElseIsAFailure(String output) {
        assertThatThrownBy(() -> CollectedLog.parse(output))
                .isInstanceOf(CodedException.class)
                .hasMessageContaining("the collection of the log");
    }

    @Test
    void groupsHoldEveryPieceOnceInOrderAndAreNotTooLarge() {
        qt().forAll(
                        lists().of(integers().between(0, 50)).ofSizeBetween(0, 30),
                        integers().between(1, 100))
                .checkAssert((sizes, most) -> {
                    List<Piece> pieces = new ArrayList<>();
                    for (int index = 0; index < sizes.size(); index++) {
                        pieces.add(new Piece("p" + index, sizes.get(index)));
                    }
                    List<List<Piece>> groups = CollectedLog.grouped(pieces, most);
                    assertThat(groups.stream().flatMap(List::stream)).containsExactlyElementsOf(pieces);
                    assertThat(groups)
                            .allSatisfy(group -> assertThat(group.size() == 1
                                            || group.stream()
                                                            .mapToLong(Piece::bytes)
                                                            .sum()
                                                    <= most)
                                    .isTrue())
                            .noneMatch(List::isEmpty);
                });
    }
}
