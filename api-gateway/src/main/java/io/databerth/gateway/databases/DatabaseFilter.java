package io.databerth.gateway.databases;

import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Label;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Search;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which databases a list shows. */
public class DatabaseFilter {
    private static final String COLLECTION = "databases";

    @QueryParam("project")
    @Nullable
    String project;

    @QueryParam("environment")
    @Nullable
    String environment;

    @Parameter(description = "deleted ones are listed only when asked for")
    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("engine")
    @Nullable
    String engine;

    @QueryParam("name")
    @Nullable
    String name;

    @Parameter(description = "1 to 200, default 50")
    @QueryParam("limit")
    @Nullable
    String limit;

    @Parameter(description = "the next of the page before")
    @QueryParam("cursor")
    @Nullable
    String cursor;

    Uni<Page<DatabaseAnswer>> page(Caller caller) {
        int size = Page.limit(limit);
        Search search = Search.of(caller)
                .with("project", label("project", project))
                .with("environment", label("environment", environment))
                .with("engine", label("engine", engine))
                .with("name", label("name", name))
                .with("state", state == null ? null : DatabaseState.named(state))
                .before(Cursor.position(COLLECTION, cursor, UUID::fromString));
        if (state == null) {
            search.where("deletedAt is null");
        }
        return Panache.withSession(
                        () -> DatabaseView.<DatabaseView>find(search.query(), Search.NEWEST_FIRST, search.parameters())
                                .range(0, size)
                                .list())
                .map(found ->
                        Page.of(found, size, DatabaseAnswer::of, last -> new Cursor(COLLECTION, last.id.toString())));
    }

    private static @Nullable String label(String what, @Nullable String text) {
        return text == null ? null : Label.of(what, text).text();
    }
}
