package io.databerth.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.databerth.contracts.CodedException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "shop", "a1", "a-b-c", "x0-9", "abcdefghijabcdefghijabcdefghijabcdefghij"})
    void aGoodNameStaysAsItIs(String text) {
        assertThat(Label.of("name", text).text()).isEqualTo(text);
    }

    @Test
    void whatPassesIsSafeInHostNamesContainerNamesAndArguments() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 50)).checkAssert(text -> {
            try {
                String label = Label.of("name", text).text();
                assertThat(label)
                        .matches("[a-z0-9-]{1,40}")
                        .doesNotStartWith("-")
                        .doesNotEndWith("-")
                        .doesNotContain("--")
                        .isEqualTo(label.toLowerCase(Locale.ROOT));
            } catch (CodedException refused) {
                assertThat(refused.failure().message()).startsWith("name must be");
            }
        });
    }

    @Test
    void aVeryLongNameIsRefusedQuickly() {
        assertThatThrownBy(() -> Label.of("name", "a".repeat(1_000_000))).isInstanceOf(CodedException.class);
        assertThatThrownBy(() -> Label.of("name", "a-".repeat(20))).isInstanceOf(CodedException.class);
    }
}
