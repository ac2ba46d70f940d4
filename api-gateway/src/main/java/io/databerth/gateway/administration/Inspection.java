package io.databerth.gateway.administration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.engine.Administration;
import io.databerth.engine.Subject;
import io.databerth.gateway.databases.DatabaseState;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.observation.MonitorClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Lists from a database's server, a page at a time; each page asks the server anew. */
@ApplicationScoped
class Inspection {
    private static final int FARTHEST = 1_000_000;
    private static final TypeReference<Map<String, Object>> ITEM = new TypeReference<>() {};

    /** What a list is about; an absent inner database is the user's own, an absent schema the engine's usual one. */
    record About(@Nullable String database, @Nullable String schema, @Nullable String table) {}

    private final ObjectMapper json = new ObjectMapper();

    @Inject
    Catalogue catalogue;

    @Inject
    MonitorClient monitor;

    Administration administrationOf(DatabaseView view) {
        return catalogue.versionOf(view.engine, view.version).administration();
    }

    /** The page that the cursor names, of the whole list. */
    Uni<Page<Map<String, Object>>> page(
            DatabaseView view, Subject subject, About about, @Nullable String limit, @Nullable String cursor) {
        int size = Page.limit(limit);
        int from = Cursor.position(subject.text(), cursor, Inspection::position).orElse(0);
        return all(view, subject, about, from + size + 1)
                .map(items -> Page.of(
                        IntStream.range(Math.min(from, items.size()), items.size())
                                .boxed()
                                .limit(size + 1L)
                                .toList(),
                        size,
                        items::get,
                        last -> new Cursor(subject.text(), Integer.toString(last + 1))));
    }

    private static int position(String text) {
        int position = Integer.parseInt(text);
        if (position < 0 || position > FARTHEST) {
            throw new IllegalArgumentException("no list is that long");
        }
        return position;
    }

    /** Of all things in a list. */
    Uni<List<String>> names(DatabaseView view, Subject subject) {
        return all(view, subject, new About(null, null, null), Integer.MAX_VALUE)
                .map(items -> items.stream()
                        .map(item -> String.valueOf(item.get("name")))
                        .toList());
    }

    /** Everything of one table; NOT_FOUND when the list of tables shows that there is no such table. */
    Uni<List<Map<String, Object>>> ofTable(DatabaseView view, Subject subject, About about, int limit) {
        return all(view, subject, about, limit)
                .onFailure(Inspection::refusedByServer)
                .recoverWithUni(refused -> table(view, about)
                        .flatMap(table -> Uni.createFrom().failure(isReadable(table) ? refused : notReadable())))
                .flatMap(items -> items.isEmpty()
                        ? table(view, about).replaceWith(items)
                        : Uni.createFrom().item(items));
    }

    /** What the list of tables says of it; of an engine without such a list nothing is known. */
    private Uni<Map<String, Object>> table(DatabaseView view, About about) {
        if (!administrationOf(view).lists().containsKey(Subject.TABLES)) {
            return Uni.createFrom().item(Map.of());
        }
        return all(view, Subject.TABLES, new About(about.database(), about.schema(), null), Integer.MAX_VALUE)
                .map(tables -> tables.stream()
                        .filter(table -> String.valueOf(table.get("name")).equals(about.table()))
                        .findFirst()
                        .orElseThrow(Inspection::noTable));
    }

    private static boolean isReadable(Map<String, Object> table) {
        return !String.valueOf(table.get("kind")).matches(".*(view|virtual).*");
    }

    private static CodedException notReadable() {
        return new CodedException(
                ErrorCode.OPERATION_UNSUPPORTED,
                "this engine is asked as its administrator, who reads real tables only: functions behind others would run with his rights");
    }

    private static boolean refusedByServer(Throwable fault) {
        return fault instanceof CodedException coded && coded.failure().code() == ErrorCode.ENGINE_COMMAND_FAILED;
    }

    private static CodedException noTable() {
        return new CodedException(ErrorCode.NOT_FOUND, "there is no such table");
    }

    private Uni<List<Map<String, Object>>> all(DatabaseView view, Subject subject, About about, int limit) {
        if (!administrationOf(view).lists().containsKey(subject)) {
            throw new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine has no list of " + subject.text());
        }
        requireRunning(view);
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("database", about.database());
        question.put("schema", about.schema());
        question.put("table", about.table());
        question.put("limit", limit);
        return monitor.post(view.databaseId(), "/lists/" + subject.text(), question)
                .map(this::items);
    }

    static void requireRunning(DatabaseView view) {
        if (view.state != DatabaseState.RUNNING) {
            throw new CodedException(
                    ErrorCode.STATE_CONFLICT, "the database is " + view.state + ": this needs a running one");
        }
    }

    private List<Map<String, Object>> items(JsonNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(item -> json.convertValue(item, ITEM))
                .toList();
    }
}
