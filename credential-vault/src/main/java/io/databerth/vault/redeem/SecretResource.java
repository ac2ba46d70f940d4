package io.databerth.vault.redeem;

import static io.databerth.vault.access.ServiceAuthentication.callerOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.databerth.contracts.credential.SecretReference;
import io.databerth.vault.access.Audit;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.redeem.RedeemSecret.Redeemed;
import io.databerth.vault.secrets.ServerIdentityText;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands a secret to a service that names it. */
@Path("/internal/v1/secrets")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SecretResource {
    private final RedeemSecret redeem;
    private final Audit audit;

    /** Without a version, the current one is meant. */
    public record Request(SecretReference reference, @Nullable Integer version) {
        public Request {
            Objects.requireNonNull(reference);
        }
    }

    /** {@code value} is the password's text, or an object with the server's key and certificates. */
    public record Answer(SecretReference reference, int version, JsonNode value) {
        @Override
        public String toString() {
            return reference + " version " + version;
        }
    }

    public SecretResource(RedeemSecret redeem, Audit audit) {
        this.redeem = redeem;
        this.audit = audit;
    }

    @POST
    @Path("/redeem")
    public Answer redeem(@Context ContainerRequestContext context, @Nullable String body) {
        CallingWorker caller = callerOf(context);
        Request request = Bodies.read(body, Request.class);
        Optional<Integer> version = Optional.ofNullable(request.version());
        Redeemed redeemed = audit.of(
                caller,
                "redeem",
                request.reference(),
                () -> redeem.perform(caller, request.reference(), version),
                given -> "version " + given.version());
        return new Answer(redeemed.reference(), redeemed.version(), value(redeemed));
    }

    private static JsonNode value(Redeemed redeemed) {
        return switch (redeemed.reference().purpose()) {
            case ADMIN, APP, USER, SOURCE -> TextNode.valueOf(redeemed.secret().reveal());
            case TLS -> ServerIdentityText.read(redeemed.secret());
        };
    }
}
