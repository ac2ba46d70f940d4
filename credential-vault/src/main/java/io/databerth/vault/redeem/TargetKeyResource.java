package io.databerth.vault.redeem;

import static io.databerth.vault.access.ServiceAuthentication.callerOf;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.TargetId;
import io.databerth.vault.access.Audit;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.access.Permission;
import io.databerth.vault.secrets.TargetKeys;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps, for the backup worker, the secret keys of the places where it keeps copies. */
@Path("/internal/v1/target-keys")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TargetKeyResource {
    private final TargetKeys keys;
    private final Audit audit;

    /** A key that is to be kept. */
    public record Deposit(TargetId target, String key) {
        public Deposit {
            Objects.requireNonNull(target);
            Objects.requireNonNull(key);
        }

        @Override
        public String toString() {
            return "the key of " + target;
        }
    }

    /** Whose key it is about. */
    public record Request(TargetId target) {
        public Request {
            Objects.requireNonNull(target);
        }
    }

    /** A key. */
    public record Redeemed(TargetId target, String key) {
        @Override
        public String toString() {
            return "the key of " + target;
        }
    }

    /** Whose key is kept, or is not any more. */
    public record Answer(TargetId target) {}

    public TargetKeyResource(TargetKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @POST
    public Answer keep(@Context ContainerRequestContext context, @Nullable String body) {
        Deposit deposit = Bodies.read(body, Deposit.class);
        return answered(context, "keep-target-key", deposit.target(), () -> {
            keys.keep(deposit.target(), Secret.of(deposit.key()));
            return new Answer(deposit.target());
        });
    }

    @POST
    @Path("/redeem")
    public Redeemed redeem(@Context ContainerRequestContext context, @Nullable String body) {
        TargetId target = Bodies.read(body, Request.class).target();
        return answered(
                context,
                "redeem-target-key",
                target,
                () -> new Redeemed(target, keys.of(target).reveal()));
    }

    @POST
    @Path("/forget")
    public Answer forget(@Context ContainerRequestContext context, @Nullable String body) {
        TargetId target = Bodies.read(body, Request.class).target();
        return answered(context, "forget-target-key", target, () -> {
            keys.forget(target);
            return new Answer(target);
        });
    }

    private <T> T answered(ContainerRequestContext context, String action, TargetId target, Audit.Answer<T> answer) {
        CallingWorker caller = callerOf(context);
        return audit.of(
                caller,
                action,
                target,
                () -> {
                    caller.require(Permission.KEEP_TARGET_KEY);
                    return answer.give();
                },
                done -> "done");
    }
}
