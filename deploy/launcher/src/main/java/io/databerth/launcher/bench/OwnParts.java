package io.databerth.launcher.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What making a database takes its time for.
 *
 * @param madeSeconds from the request until there is a container
 * @param upSeconds from its start until its server answers and has the user's account
 * @param logInSeconds until the user has logged in
 */
record OwnParts(double madeSeconds, double upSeconds, double logInSeconds) {

    /** From the steps of the operation. */
    static OwnParts of(JsonNode operation) {
        Instant requested = Instant.parse(operation.path("requested").asText());
        Instant container = end(operation, "container");
        Instant account = end(operation, "account");
        return new OwnParts(
                seconds(requested, container), seconds(container, account), seconds(account, end(operation, "ready")));
    }

    static OwnParts median(List<OwnParts> all) {
        return new OwnParts(
                median(all, OwnParts::madeSeconds),
                median(all, OwnParts::upSeconds),
                median(all, OwnParts::logInSeconds));
    }

    private static double median(List<OwnParts> all, ToDoubleFunction<OwnParts> part) {
        return new Samples(all.stream().map(part::applyAsDouble).toList()).median();
    }

    private static Instant end(JsonNode operation, String step) {
        for (JsonNode each : operation.path("steps")) {
            if (each.path("name").asText().equals(step)) {
                return Instant.parse(each.path("at").asText());
            }
        }
        throw new IllegalStateException("the operation has no step '" + step + "': " + operation);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
