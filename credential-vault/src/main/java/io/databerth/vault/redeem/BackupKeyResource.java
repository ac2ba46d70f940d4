package io.databerth.vault.redeem;

import static io.databerth.vault.access.ServiceAuthentication.callerOf;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.vault.access.Audit;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.access.Permission;
import io.databerth.vault.crypto.AesKey;
import io.databerth.vault.redeem.BackupKeys.Made;
import io.databerth.vault.store.EncryptionKeyStore.WrappedKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives the backup worker the keys of its backups. */
@Path("/internal/v1/backup-keys")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BackupKeyResource {
    private final BackupKeys keys;
    private final Audit audit;

    /** Whose key is to be made. */
    public record MakeRequest(BackupId backup, DatabaseId database) {
        public MakeRequest {
            Objects.requireNonNull(backup);
            Objects.requireNonNull(database);
        }
    }

    /** Whose key is to be unwrapped, and its wrapped form in Base64. */
    public record UnwrapRequest(BackupId backup, DatabaseId database, String wrapped) {
        public UnwrapRequest {
            Objects.requireNonNull(backup);
            Objects.requireNonNull(database);
            Objects.requireNonNull(wrapped);
        }
    }

    /** A key in Base64, its wrapped form, and the name of the key that wraps it. */
    public record MadeAnswer(String keyReference, String key, String wrapped) {
        @Override
        public String toString() {
            return keyReference;
        }
    }

    /** A key in Base64. */
    public record UnwrappedAnswer(String key) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** A key-encryption key under the root key, in Base64. */
    public record Wrapped(int version, String wrapped) {}

    public record WrappedAnswer(List<Wrapped> keys) {}

    public BackupKeyResource(BackupKeys keys, Audit audit) {
        this.keys = keys;
        this.audit = audit;
    }

    @POST
    public MadeAnswer make(@Context ContainerRequestContext context, @Nullable String body) {
        CallingWorker caller = callerOf(context);
        MakeRequest request = Bodies.read(body, MakeRequest.class);
        Made made = audit.of(
                caller,
                "make-backup-key",
                request.backup(),
                () -> {
                    caller.require(Permission.WRAP_BACKUP_KEY);
                    return keys.make(request.database(), request.backup());
                },
                given -> reference(given));
        return new MadeAnswer(reference(made), text(made.key()), made.wrapped().text());
    }

    @POST
    @Path("/unwrap")
    public UnwrappedAnswer unwrap(@Context ContainerRequestContext context, @Nullable String body) {
        CallingWorker caller = callerOf(context);
        UnwrapRequest request = Bodies.read(body, UnwrapRequest.class);
        AesKey key = audit.of(
                caller,
                "unwrap-backup-key",
                request.backup(),
                () -> {
                    caller.require(Permission.WRAP_BACKUP_KEY);
                    return keys.unwrap(request.database(), request.backup(), request.wrapped());
                },
                given -> "of " + request.database());
        return new UnwrappedAnswer(text(key));
    }

    /** For the place where backups lie: what opens them together with the root key, and not without it. */
    @POST
    @Path("/wrapped")
    public WrappedAnswer wrapped(@Context ContainerRequestContext context) {
        CallingWorker caller = callerOf(context);
        List<WrappedKey> wrapping = audit.of(
                caller,
                "list-wrapped-keys",
                "all",
                () -> {
                    caller.require(Permission.WRAP_BACKUP_KEY);
                    return keys.wrapping();
                },
                given -> "up to version " + given.getLast().version());
        return new WrappedAnswer(wrapping.stream()
                .map(key -> new Wrapped(
                        key.version(),
                        Base64.getEncoder().encodeToString(key.wrapped().bytes())))
                .toList());
    }

    private static String reference(Made made) {
        return "key-encryption-key/" + made.wrapped().keyVersion();
    }

    private static String text(AesKey key) {
        return Base64.getEncoder().encodeToString(key.bytes());
    }
}
