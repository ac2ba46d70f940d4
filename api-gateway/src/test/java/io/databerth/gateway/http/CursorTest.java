package io.databerth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.databerth.contracts.CodedException;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CursorTest {
    @Test
    void aCursorLeadsBackToItsPosition() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 40))
                .assuming(text -> text.codePoints().noneMatch(point -> point >= 0xD800 && point < 0xE000))
                .checkAssert(position -> assertThat(Cursor.position(
                                "databases", new Cursor("databases", position).toString(), Function.identity()))
                        .contains(position));
    }

    @Test
    void aCursorOfAnotherCollectionIsRefused() {
        String foreign = new Cursor("backups", UUID.randomUUID().toString()).toString();
        assertThatThrownBy(() -> Cursor.position("databases", foreign, UUID::fromString))
                .isInstanceOf(CodedException.class);
    }

    @Test
    void anyTextIsEitherACursorOrRefusedAndNeverABreakdown() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 300)).checkAssert(text -> {
            try {
                Cursor.position("databases", text, UUID::fromString);
            } catch (CodedException refused) {
                assertThat(refused.failure().message()).contains("cursor");
            }
        });
    }
}
