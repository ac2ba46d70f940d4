package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests in which a worker is killed with signal 9 before and after each step of an operation, and the gateway and the monitor at the
 * same moments in turn. Whatever was under way ends well, once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashTests {
    private static int crashes;

    private final Platform platform = Platform.running();
    private final Set<String> asked = new HashSet<>();

    final Platform platform() {
        return platform;
    }

    static Stream<String> points(String verb, List<String> steps) {
        return steps.stream().flatMap(step -> Stream.of(verb + "." + step + ".before", verb + "." + step + ".after"));
    }

    /** The owner of the step dies at the point; the gateway and the monitor die in turn with it. */
    final void happens(Crash crash) {
        crashes++;
        if (crashes % 3 == 0) {
            platform.stack()
                    .service(crashes % 2 == 0 ? "api-gateway" : "monitor")
                    .kill();
        }
        crash.happens();
    }

    final JsonNode requireSuccess(String operation) {
        asked.add(operation);
        platform.awaitGateway();
        return platform.gateway().await(operation);
    }

    /** Of those asked for here: a proof does not end the creation that it is part of, of which other tests leave some. */
    @AfterEach
    void everyOperationHasOneEnd() {
        Map<String, Integer> ends = new History(platform.stack().bootstrapServers()).endsByOperation();
        ends.keySet().retainAll(asked);
        assertThat(ends.keySet()).isEqualTo(asked);
        assertThat(ends.values()).containsOnly(1);
    }
}
