package io.databerth.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.engine.ByteSize;
import io.databerth.engine.Engine;
import io.databerth.engine.EngineCatalog;
import io.databerth.engine.Sku;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineComparisonTest {
    private static final EngineCatalog CATALOG = EngineCatalog.builtIn();

    private static String size(String floor, int processors) {
        return ComparedSize.of(CATALOG.skus(), ByteSize.parse(floor), processors)
                .map(Sku::id)
                .orElse("none");
    }

    @Test
    void theSizeHasTwoProcessorsAndTheLeastMemoryThatTheEngineStartsWith() {
        assertThat(size("64MiB", 16)).isEqualTo("F1");
        assertThat(size("2GiB", 2)).isEqualTo("F1");
        assertThat(size("3GiB", 2)).isEqualTo("B4");
        assertThat(size("900GiB", 2)).isEqualTo("none");
    }

    @Test
    void aMachineWithOneProcessorComparesWithOne() {
        assertThat(size("64MiB", 1)).isEqualTo("B2");
    }

    @Test
    void thePartsOfOurTimeAreThoseOfTheOperationsSteps() throws Exception {
        var operation = new ObjectMapper()
                .readTree(
                        """
                        {"requested": "2026-01-01T00:00:01Z", "steps": [{"name": "container", "at": "2026-01-01T00:00:01.250Z"},
                          {"name": "start", "at": "2026-01-01T00:00:02Z"}, {"name": "account", "at": "2026-01-01T00:00:03.500Z"},
                          {"name": "ready", "at": "2026-01-01T00:00:03.600Z"}]}""");
        assertThat(OwnParts.of(operation)).isEqualTo(new OwnParts(0.25, 2.25, 0.1));
    }

    @Test
    void eachPartHasItsOwnMedian() {
        assertThat(OwnParts.median(
                        List.of(new OwnParts(1, 20, 300), new OwnParts(2, 30, 100), new OwnParts(3, 10, 200))))
                .isEqualTo(new OwnParts(2, 20, 200));
    }

    @Test
    void theNamedEnginesAreComparedInTheirOrderOrElseAll() {
        List<String> two = CATALOG.engines().stream().map(Engine::id).limit(2).toList();
        assertThat(EngineChoice.chosen(CATALOG, two.reversed()))
                .extracting(Engine::id)
                .containsExactlyElementsOf(two.reversed());
        assertThat(EngineChoice.chosen(CATALOG, List.of())).hasSameSizeAs(CATALOG.engines());
        assertThatThrownBy(() -> EngineChoice.chosen(CATALOG, List.of("no-such-engine")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no-such-engine");
    }

    @Test
    void aComparisonWithoutAnyRunIsRefused() {
        assertThatThrownBy(() -> new EngineMeasurement.Plan(0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
