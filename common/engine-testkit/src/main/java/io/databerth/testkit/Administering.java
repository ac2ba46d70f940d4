package io.databerth.testkit;

import static io.databerth.testkit.Checklist.require;
import static io.databerth.testkit.KitDatabase.url;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.engine.Credentials;
import io.databerth.engine.EngineVersion;
import io.databerth.engine.Subject;
import io.databerth.engine.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** The checks of what can be asked of a running server and done to it. The database holds the kit's content meanwhile. */
final class Administering {
    private static final String INNER = "kit_inner";
    private static final String NO_SUCH_LIST = "the engine has no such list";
    private static final String NO_SUCH_TASK = "the engine has no such task";
    /** Names that break out of careless statements, scripts, URLs and arguments. */
    private static final List<String> HOSTILE = List.of(
            "x'; DROP TABLE kit_order; --",
            "a\"b",
            "a`b",
            "a\\'b",
            "line\nbreak",
            "-x",
            "${username}",
            "\u00e4\u2028\ud83d\ude00");

    private final KitDatabase database;
    private final EngineVersion version;
    private final Checklist checklist;
    private final Supplier<String> content;

    /** @param content reads the kit's content, for the proof that nothing harmed it */
    Administering(KitDatabase database, EngineVersion version, Checklist checklist, Supplier<String> content) {
        this.database = database;
        this.version = version;
        this.checklist = checklist;
        this.content = content;
    }

    void check() {
        String before = content.get();
        for (Subject subject : Subject.values()) {
            list(subject);
        }
        innerDatabase();
        extension();
        task("ending a session that is gone", Task.END_SESSION, "/sessions/999999999", () -> {
            database.remove("/sessions/999999999");
            return "";
        });
        maintenance();
        checklist.check("logs and inspect", this::logsAndInspect);
        checklist.check("hostile names do no harm", () -> {
            HOSTILE.forEach(this::tryOut);
            require(content.get().equals(before), "the content changed");
            return HOSTILE.size() + " names";
        });
    }

    private void list(Subject subject) {
        String name = "list of " + subject.text();
        if (version.administration().lists().containsKey(subject)) {
            checklist.check(name, () -> found(subject) + " items");
        } else {
            checklist.declared(name, NO_SUCH_LIST, () -> database.requireNotListed(path(subject, "kit")));
        }
    }

    private int found(Subject subject) {
        return switch (subject) {
            // Where databases have no names but numbers, there is no own one.
            case DATABASES ->
                version.credentials().flatMap(Credentials::database).isPresent()
                        ? containing(subject, database.view("").path("database").asText())
                        : some(names(subject));
            case USERS -> containing(subject, database.view("").path("username").asText());
            case TABLES -> some(names(subject));
            case COLUMNS, ROWS -> some(ofTables(subject));
            case INDEXES, CONSTRAINTS, SESSIONS, SLOW_QUERIES -> names(subject).size();
            case EXTENSIONS, SETTINGS -> some(names(subject));
        };
    }

    private int containing(Subject subject, String expected) {
        List<String> names = names(subject);
        // Some engines write names in capitals and take them in any case.
        require(names.stream().anyMatch(expected::equalsIgnoreCase), expected + " is not among " + names);
        return names.size();
    }

    private static int some(List<?> items) {
        require(!items.isEmpty(), "nothing is listed");
        return items.size();
    }

    private List<String> names(Subject subject) {
        return items(database.view(path(subject, "") + "?limit=200").path("items")).stream()
                .map(item -> item.path(subject.key()).asText())
                .toList();
    }

    /** Of all tables together: one alone may be empty. */
    private List<JsonNode> ofTables(Subject subject) {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode table : items(database.view("/tables?limit=50").path("items"))) {
            if (table.path("kind").asText().matches(".*(view|virtual).*")) {
                // Where an administrator asks, these are not read.
                continue;
            }
            String schema = table.hasNonNull("schema")
                    ? "?schema=" + url(table.path("schema").asText())
                    : "";
            JsonNode answer = database.view(path(subject, table.path("name").asText()) + schema);
            all.addAll(items(answer.path(subject == Subject.ROWS ? "rows" : "columns")));
        }
        return all;
    }

    private void innerDatabase() {
        task("inner database made and dropped", Task.CREATE_DATABASE, "/databases", () -> {
            database.make("/databases", Map.of("name", INNER));
            database.make("/databases", Map.of("name", INNER));
            containing(Subject.DATABASES, INNER);
            database.remove("/databases/" + INNER + "?data=erase");
            require(!names(Subject.DATABASES).contains(INNER), "it is still listed");
            String own = database.view("").path("database").asText();
            Refusals.require("STATE_CONFLICT", () -> database.remove("/databases/" + url(own) + "?data=erase"));
            return "";
        });
    }

    private void extension() {
        task("extension added and removed", Task.ADD_EXTENSION, "/extensions", () -> {
            String name = items(database.view("/extensions?limit=200").path("items")).stream()
                    .filter(item -> !item.path("installed").asBoolean()
                            && item.path("requires").isEmpty())
                    .map(item -> item.path("name").asText())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("every extension is installed already"));
            database.make("/extensions", Map.of("name", name));
            require(installed(name), name + " is not installed");
            database.remove("/extensions/" + url(name));
            require(!installed(name), name + " is still installed");
            return name;
        });
    }

    private boolean installed(String name) {
        return items(database.view("/extensions?limit=200").path("items")).stream()
                .anyMatch(item -> item.path("name").asText().equals(name)
                        && item.path("installed").asBoolean());
    }

    private void maintenance() {
        List<String> names = version.administration().maintenance().keySet().stream()
                .sorted()
                .toList();
        if (names.isEmpty()) {
            checklist.declared(
                    "maintenance",
                    "the engine has none",
                    () -> database.requireUnsupported("/maintenance", Map.of("task", "vacuum")));
            return;
        }
        checklist.check("maintenance", () -> {
            names.forEach(name -> database.make("/maintenance", Map.of("task", name)));
            return String.join(", ", names);
        });
    }

    private void task(String name, Task task, String path, Checklist.Action action) {
        if (version.administration().tasks().containsKey(task)) {
            checklist.check(name, action);
        } else if (task == Task.END_SESSION) {
            checklist.declared(
                    name, NO_SUCH_TASK, () -> Refusals.require("OPERATION_UNSUPPORTED", () -> database.remove(path)));
        } else {
            checklist.declared(name, NO_SUCH_TASK, () -> database.requireUnsupported(path, Map.of("name", INNER)));
        }
    }

    private String logsAndInspect() {
        require(database.view("/logs?lines=50").path("lines").isArray(), "there is no log");
        JsonNode container = database.view("/inspect");
        require(
                container.path("name").asText().equals(database.container().name()),
                "it shows " + container.path("name"));
        return "";
    }

    /** An answer or a refusal, but never a fault of ours, and never one of the server's grammar. */
    private void tryOut(String name) {
        for (Subject subject : List.of(Subject.COLUMNS, Subject.ROWS)) {
            if (version.administration().lists().containsKey(subject)) {
                Refusals.require("NOT_FOUND", () -> database.view(path(subject, name)));
            }
        }
        if (version.administration().tasks().containsKey(Task.CREATE_DATABASE)) {
            Refusals.require("REQUEST_INVALID", () -> database.make("/databases", Map.of("name", name)));
        }
        if (version.administration().tasks().containsKey(Task.END_SESSION)) {
            Refusals.tolerate(() -> database.remove("/sessions/" + url(name)));
        }
    }

    private static String path(Subject subject, String table) {
        return switch (subject) {
            case COLUMNS -> "/tables/" + url(table) + "/schema";
            case ROWS -> "/tables/" + url(table) + "/data";
            case DATABASES, USERS, TABLES, INDEXES, CONSTRAINTS, SESSIONS, SLOW_QUERIES, EXTENSIONS, SETTINGS ->
                "/" + subject.text();
        };
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
