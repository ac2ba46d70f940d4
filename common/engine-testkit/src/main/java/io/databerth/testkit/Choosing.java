package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Parameter;
import io.databerth.engine.Subject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The checks of parameters: refused where they are wrong, in force where they are right, and gone when they are taken back. */
final class Choosing {
    private final KitDatabase database;
    private final EngineVersion version;
    private final Checklist checklist;

    Choosing(KitDatabase database, EngineVersion version, Checklist checklist) {
        this.database = database;
        this.version = version;
        this.checklist = checklist;
    }

    void check() {
        Map<String, Parameter> known = new TreeMap<>(version.parameters().known());
        if (known.isEmpty()) {
            checklist.declared("parameters", "the engine has none", () -> database.requireNotListed("/parameters"));
            return;
        }
        checklist.check("wrong parameters refused", () -> {
            known.forEach((name, parameter) -> {
                refused(name, "many");
                refused(name, "1; DROP TABLE kit_order");
                parameter
                        .max()
                        .ifPresent(max -> refused(name, max.add(BigDecimal.ONE).toPlainString()));
                parameter
                        .min()
                        .ifPresent(min ->
                                refused(name, min.subtract(BigDecimal.ONE).toPlainString()));
            });
            refused("kit_unknown", "1");
            return known.size() + " parameters";
        });
        checklist.check("parameters chosen and taken back", () -> {
            Map<String, String> standard = inForce(known);
            Map<String, String> examples = new HashMap<>();
            known.forEach((name, parameter) -> examples.put(name, parameter.example()));
            JsonNode plan = database.plan(examples);
            require(!plan.path("changes").isEmpty(), "the plan is empty");
            require(plan.path("changes").path(0).path("needsRestart").asBoolean(), "a restart is not announced");
            database.choose(examples);
            equal(inForce(known), examples);
            Map<String, String> nothing = new HashMap<>();
            known.keySet().forEach(name -> nothing.put(name, null));
            database.choose(nothing);
            equal(inForce(known), standard);
            return known.size() + " parameters";
        });
    }

    /** After a change of the size: the server runs with what the API shows, of which some follows the size. */
    void followed() {
        Map<String, Parameter> known = version.parameters().known();
        if (told() && !known.isEmpty()) {
            checklist.check("the server's settings follow its size", () -> {
                equal(inForce(known), shown());
                return known.size() + " parameters";
            });
        }
    }

    private void refused(String name, String value) {
        Refusals.require("REQUEST_INVALID", () -> database.choose(Map.of(name, value)));
    }

    /** As the server tells; where it tells nothing, as the API does. */
    private Map<String, String> inForce(Map<String, Parameter> known) {
        Map<String, String> values = told() ? values(database.all("/settings")) : shown();
        values.keySet().retainAll(known.keySet());
        require(values.size() == known.size(), "the server tells of " + values.keySet() + " only");
        return values;
    }

    private boolean told() {
        return version.administration().lists().containsKey(Subject.SETTINGS);
    }

    private Map<String, String> shown() {
        return values(database.view("/parameters").path("items"));
    }

    private static Map<String, String> values(Iterable<JsonNode> items) {
        Map<String, String> values = new TreeMap<>();
        items.forEach(item ->
                values.put(item.path("name").asText(), item.path("value").asText()));
        return values;
    }

    private static void equal(Map<String, String> found, Map<String, String> wanted) {
        wanted.forEach((name, value) -> require(
                same(String.valueOf(found.get(name)), value),
                name + " is " + found.get(name) + " instead of " + value));
    }

    /** Servers write 1 as 1.0, and on as ON. */
    private static boolean same(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException words) {
            return one.equalsIgnoreCase(other);
        }
    }
}
