package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Exec SAMPLE = new Exec(
            List.of(Template.of("sample")),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1),
            Set.of(),
            Optional.empty());
    private static final Metrics PLAIN = new Metrics(
            SAMPLE,
            Optional.empty(),
            new Metrics.Names(Map.of("connections", "connections", "hit_ratio", "hit_ratio", "keys", "keys")));

    @Test
    void aNameAndANumberAreAFigure() {
        assertThat(PLAIN.read("connections 3\n  hit_ratio\t0.5 \nsurprise 1\n"))
                .isEqualTo(Map.of("connections", 3.0, "hit_ratio", 0.5));
    }

    @Test
    void whatIsNoNumberIsAbsentAndNotZero() {
        assertThat(PLAIN.read("connections\nkeys many\nconnections NaN\nhit_ratio 1 2"))
                .isEmpty();
    }

    @Test
    void anEnginesOwnWordsAreTranslated() {
        var metrics = new Metrics(
                SAMPLE,
                Optional.of(Pattern.compile("^(?<name>[a-z_]+):(?<value>[0-9.]+)$")),
                new Metrics.Names(Map.of("connections", "connected_clients")));

        assertThat(metrics.read("# Clients\r\nconnected_clients:7\r\nconnections:9\r\n"))
                .isEqualTo(Map.of("connections", 7.0));
    }

    @Test
    void aPatternWithoutItsGroupsIsRefused() {
        var pattern = Optional.of(Pattern.compile("([a-z]+) ([0-9]+)"));

        assertThatThrownBy(() -> new Metrics(SAMPLE, pattern, PLAIN.names()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(?<name>");
    }

    @Test
    void noTextAtAllBreaksIt() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 200)).check(text -> PLAIN.names()
                .printed()
                .keySet()
                .containsAll(PLAIN.read(text).keySet()));
    }
}
