package io.databerth.vault.redeem;

import static io.databerth.vault.access.ServiceAuthentication.callerOf;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.access.Audit;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.access.Permission;
import io.databerth.vault.redeem.RevealByTicket.Revealed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows credentials to the holder of a one-time ticket. */
@Path("/internal/v1/tickets")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TicketResource {
    private final RevealByTicket reveal;
    private final Audit audit;

    /** {@code ticket} is a secret as long as it is not used. */
    public record Request(DatabaseId database, String ticket) {
        public Request {
            Objects.requireNonNull(database);
            Objects.requireNonNull(ticket);
        }

        @Override
        public String toString() {
            return "a ticket of " + database;
        }
    }

    /** The user's log-in. */
    public record Answer(String username, int version, String password) {
        @Override
        public String toString() {
            return username + " version " + version;
        }
    }

    public TicketResource(RevealByTicket reveal, Audit audit) {
        this.reveal = reveal;
        this.audit = audit;
    }

    @POST
    @Path("/redeem")
    public Answer redeem(@Context ContainerRequestContext context, @Nullable String body) {
        CallingWorker caller = callerOf(context);
        Request request = Bodies.read(body, Request.class);
        Revealed revealed = audit.of(
                caller,
                "reveal",
                request.database(),
                () -> {
                    caller.require(Permission.REVEAL_BY_TICKET);
                    return reveal.perform(request.database(), Secret.of(request.ticket()));
                },
                given -> "version " + given.version());
        return new Answer(
                revealed.username(), revealed.version(), revealed.password().reveal());
    }
}
