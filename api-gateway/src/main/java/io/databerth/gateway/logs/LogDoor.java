package io.databerth.gateway.logs;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.observation.MonitorClient;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Checks what a stream of log lines is asked for, while a refusal can still be told: later its head is sent. */
public class LogDoor {
    private static final String PROPERTY = LogDoor.class.getName();

    @Inject
    Followers followers;

    @Inject
    MonitorClient monitor;

    /** What came past this door. */
    record Asked(Caller caller, DatabaseView database, LogBeginning beginning) {
        static Asked of(ContainerRequestContext request) {
            if (request.getProperty(PROPERTY) instanceof Asked asked) {
                return asked;
            }
            throw new IllegalStateException("a log is followed unchecked");
        }
    }

    @FollowsLog
    @ServerRequestFilter
    public Uni<Response> check(ContainerRequestContext request, RoutingContext connection) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        LogBeginning beginning = LogBeginning.of(
                request.getHeaderString("Last-Event-ID"), query.getFirst("since"), query.getFirst("lines"));
        Caller caller = Caller.of(request);
        followers.enter(caller, connection);
        String database = request.getUriInfo().getPathParameters().getFirst("database");
        return DatabaseView.visibleTo(caller, database)
                .invoke(LogDoor::requireMade)
                .call(view -> monitor.get(view.databaseId(), "/container"))
                .invoke(view -> request.setProperty(PROPERTY, new Asked(caller, view, beginning)))
                .map(_ -> null);
    }

    static void requireMade(DatabaseView view) {
        if (view.deletedAt != null) {
            throw new CodedException(ErrorCode.STATE_CONFLICT, "the database is deleted");
        }
    }
}
