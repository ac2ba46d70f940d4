package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests in which a worker is killed with signal 9 before each step of one operation, and after each step of another, and the gateway
 * and the monitor at some of these moments in turn. Whatever was under way ends well, once. The workers' own tests break an operation
 * off at one point each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashTests {
    private static int crashes;

    private final Platform platform = Platform.running();
    private final Set<String> asked = new HashSet<>();

    final Platform platform() {
        return platform;
    }

    static List<String> points(String verb, List<String> steps, String side) {
        return steps.stream().map(step -> verb + "." + step + "." + side).toList();
    }

    /** The owner of the steps dies at every point of the one operation; the gateway and the monitor die in turn with it. */
    final void happens(Crash crash) {
        boolean more;
        do {
            crashes++;
            if (crashes % 3 == 0) {
                platform.stack()
                        .service(crashes % 2 == 0 ? "api-gateway" : "monitor")
                        .kill();
            }
            more = crash.happens();
        } while (more);
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
