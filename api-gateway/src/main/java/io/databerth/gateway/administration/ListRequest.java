package io.databerth.gateway.administration;

import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What comes with every request for a list from a database's server. The framework fills the fields in. */
@SuppressWarnings("NullAway.Init")
public class ListRequest {
    @PathParam("database")
    String id;

    @Parameter(description = "the database inside the server; the user's own when absent")
    @QueryParam("inner")
    @Nullable
    String inner;

    @QueryParam("limit")
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @Context
    ContainerRequestContext context;

    Caller caller() {
        return Caller.of(context);
    }

    /** Fails with NOT_FOUND when the caller may not see it. */
    Uni<DatabaseView> database() {
        return DatabaseView.visibleTo(caller(), id);
    }
}
