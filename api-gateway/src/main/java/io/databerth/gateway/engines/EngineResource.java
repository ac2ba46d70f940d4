package io.databerth.gateway.engines;

import io.databerth.engine.Engine;
import io.databerth.engine.Sku;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The catalogue of engines and sizes. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
@Tag(name = "Catalogue")
public class EngineResource {
    @Inject
    Catalogue catalogue;

    @GET
    @Path("/engines")
    @Operation(summary = "List the engines with their versions and what works with them")
    public Page<EngineAnswer> engines(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return page("engines", List.copyOf(catalogue.engines()), Engine::id, catalogue::answer, limit, cursor);
    }

    @GET
    @Path("/engines/{engine}")
    @Operation(summary = "Show one engine")
    public EngineAnswer engine(@PathParam("engine") String id) {
        return catalogue.engines().stream()
                .filter(engine -> engine.id().equals(id))
                .findFirst()
                .map(catalogue::answer)
                .orElseThrow(() -> Requests.missing("engine"));
    }

    @GET
    @Path("/skus")
    @Operation(summary = "List the sizes")
    public Page<SkuAnswer> skus(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        return page("skus", catalogue.skus(), Sku::id, SkuAnswer::of, limit, cursor);
    }

    private static <R, T> Page<T> page(
            String collection,
            List<R> all,
            Function<R, String> id,
            Function<R, T> answer,
            @Nullable String limit,
            @Nullable String cursor) {
        List<R> rest = Cursor.position(collection, cursor, after -> {
                    int index = all.stream().map(id).toList().indexOf(after);
                    if (index < 0) {
                        throw new IllegalArgumentException("not in the list");
                    }
                    return all.subList(index + 1, all.size());
                })
                .orElse(all);
        return Page.of(rest, Page.limit(limit), answer, last -> new Cursor(collection, id.apply(last)));
    }
}
