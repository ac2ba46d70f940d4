package io.databerth.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineReportTest {
    private static final EngineLine.Figures PLAIN = new EngineLine.Figures(1, 100);

    private static EngineLine compared(double seconds, double megabytes) {
        return new EngineLine.Compared(
                "some",
                "1",
                "F1",
                PLAIN,
                new EngineLine.Figures(seconds, megabytes),
                new OwnParts(0.25, seconds / 2, 0.5));
    }

    @Test
    void theGoalIsForBothRatiosAndTheTableSaysWhichIsMissed() {
        assertThat(EngineReport.row(compared(1.2, 120))).endsWith("  met\n");
        assertThat(EngineReport.row(compared(1.21, 120))).endsWith("  time MISSED\n");
        assertThat(EngineReport.row(compared(1.2, 121))).endsWith("  memory MISSED\n");
        assertThat(EngineReport.row(compared(2, 200))).endsWith("  time and memory MISSED\n");
    }

    @Test
    void theRatiosAreOursToPlain() {
        assertThat(EngineReport.row(compared(3, 50)).split("\\s+"))
                .containsExactly(
                        "some", "1", "F1", "1.00", "3.00", "3.00", "0.25", "+", "1.50", "+", "0.50", "100", "50.00",
                        "0.50", "time", "MISSED");
    }

    @Test
    void anEngineWithoutFiguresIsInTheTableWithItsReason() {
        EngineLine left = new EngineLine.NotCompared("other", "2", "not compared: no server");
        assertThat(EngineReport.table(List.of(compared(1, 100), left), 5, Duration.ofSeconds(7)))
                .startsWith("engine ")
                .containsPattern("(?m)^other +2 +not compared: no server$")
                .contains("Medians of 5 runs", "7 s after it was ready", "<= 1.2 x");
    }

    @Test
    void theFileHoldsWhatTheTableShows(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bench/engines.json");
        EngineReport.write(List.of(compared(1.5, 100), new EngineLine.NotCompared("other", "2", "why")), file);
        JsonNode lines = new ObjectMapper().readTree(file.toFile());
        assertThat(lines.at("/0/timeRatio").asDouble()).isEqualTo(1.5);
        assertThat(lines.at("/0/timeMet").asBoolean(true)).isFalse();
        assertThat(lines.at("/0/memoryMet").asBoolean()).isTrue();
        assertThat(lines.at("/1/reason").asText()).isEqualTo("why");
    }
}
