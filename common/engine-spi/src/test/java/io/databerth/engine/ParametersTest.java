package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Parameter NUMBER = number(false, "7");
    private static final Parameter FRACTION = number(true, "0.5");
    private static final Parameter WORD = new Parameter(
            "what it does",
            Optional.empty(),
            Optional.empty(),
            List.of("on", "off"),
            Optional.empty(),
            Optional.empty(),
            Template.of("on"),
            "off");
    private static final Parameters ALL = new Parameters(
            Template.of("${parameter.name} = '${parameter.value}'"),
            Map.of("number", NUMBER, "fraction", FRACTION, "word", WORD));

    @Test
    void whatIsWrittenStandsInTheOrderOfTheNames() {
        assertThat(ALL.written(Map.of("word", "off", "number", "12"))).isEqualTo("number = '12'\nword = 'off'\n");
        assertThat(ALL.written(Map.of())).isEmpty();
    }

    @Test
    void theUnitStandsBehindTheValueWhereTheLineWantsIt() {
        Parameters timed = new Parameters(
                Template.of("${parameter.name}=${parameter.value}${parameter.unit}"),
                Map.of("plain", NUMBER, "wait", inSeconds()));
        assertThat(timed.written(Map.of("plain", "1", "wait", "2", "gone", "3")))
                .isEqualTo("gone=3\nplain=1\nwait=2s\n");
    }

    @Test
    void aNumberIsTakenJustWithinItsEnds() {
        qt().forAll(longs().all()).checkAssert(value -> assertThat(
                        NUMBER.refusal(Long.toString(value)).isEmpty())
                .isEqualTo(value >= 0 && value <= 100));
    }

    @Test
    void whateverIsTakenCannotBreakOutOfItsLine() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 12)).checkAssert(value -> {
            boolean plain = value.matches("[A-Za-z0-9.-]*");
            if (!plain) {
                assertThat(ALL.refusal(Map.of("number", value))).isPresent();
                assertThat(ALL.refusal(Map.of("fraction", value))).isPresent();
                assertThat(ALL.refusal(Map.of("word", value))).isPresent();
            }
        });
    }

    @Test
    void fractionsAreForThoseThatHaveThem() {
        assertThat(NUMBER.refusal("1.5")).get().asString().contains("a whole number from 0 to 100");
        assertThat(FRACTION.refusal("1.5")).isEmpty();
        assertThat(FRACTION.refusal("1e1")).isPresent();
        assertThat(FRACTION.refusal("100.1")).isPresent();
    }

    @Test
    void anUnknownNameIsToldWithThoseThatThereAre() {
        assertThat(ALL.refusal(Map.of("colour", "1"))).get().asString().contains("fraction, number, word");
    }

    @Test
    void aDescriptorThatContradictsItselfIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> number(false, "101"))
                .withMessageContaining("example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parameter(
                        "x",
                        Optional.of(BigDecimal.ONE),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Template.of("1"),
                        "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Parameters(Template.of(""), Map.of("a b", NUMBER)));
    }

    private static Parameter inSeconds() {
        return new Parameter(
                "how long it waits",
                Optional.of(BigDecimal.ZERO),
                Optional.of(BigDecimal.TEN),
                List.of(),
                Optional.of("s"),
                Optional.empty(),
                Template.of("5"),
                "2");
    }

    private static Parameter number(boolean decimal, String example) {
        return new Parameter(
                "what it does",
                Optional.of(BigDecimal.ZERO),
                Optional.of(new BigDecimal(100)),
                List.of(),
                Optional.empty(),
                Optional.of(decimal),
                Template.of("7"),
                example);
    }
}
