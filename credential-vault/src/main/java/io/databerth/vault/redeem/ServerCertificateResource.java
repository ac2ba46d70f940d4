package io.databerth.vault.redeem;

import static io.databerth.vault.access.ServiceAuthentication.callerOf;

import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.messaging.Transactions;
import io.databerth.vault.access.Audit;
import io.databerth.vault.access.CallingWorker;
import io.databerth.vault.access.Permission;
import io.databerth.vault.plan.CertificateNames;
import io.databerth.vault.secrets.ServerCertificates;
import io.databerth.vault.secrets.ServerCertificates.Kept;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes another certificate for a server, before anybody is asked to give it to the server. */
@Path("/internal/v1/server-certificates")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ServerCertificateResource {
    private final DataSource store;
    private final ServerCertificates certificates;
    private final Audit audit;

    /** All PEM; the chain begins with the server's own certificate and ends before the authority's. */
    public record Request(
            DatabaseId database, List<String> names, String certificate, String privateKey, String authority) {
        public Request {
            Objects.requireNonNull(database);
            names = List.copyOf(names);
            Objects.requireNonNull(certificate);
            Objects.requireNonNull(privateKey);
            Objects.requireNonNull(authority);
        }

        @Override
        public String toString() {
            return "a certificate for " + database;
        }
    }

    /** Whose certificate is to be made anew. */
    public record Renewal(DatabaseId database, List<String> names) {
        public Renewal {
            Objects.requireNonNull(database);
            names = List.copyOf(names);
        }
    }

    /** {@code expires} as ISO 8601. */
    public record Answer(int version, String caCertificate, String expires) {}

    public ServerCertificateResource(DataSource store, ServerCertificates certificates, Audit audit) {
        this.store = store;
        this.certificates = certificates;
        this.audit = audit;
    }

    @POST
    public Answer provide(@Context ContainerRequestContext context, @Nullable String body) {
        Request request = Bodies.read(body, Request.class);
        return kept(
                context,
                "provide-certificate",
                request.database(),
                transaction -> certificates.provide(
                        transaction,
                        request.database(),
                        CertificateNames.of(request.names()),
                        request.certificate(),
                        Secret.of(request.privateKey()),
                        request.authority()));
    }

    @POST
    @Path("/renew")
    public Answer renew(@Context ContainerRequestContext context, @Nullable String body) {
        Renewal request = Bodies.read(body, Renewal.class);
        return kept(
                context,
                "renew-certificate",
                request.database(),
                transaction ->
                        certificates.renew(transaction, request.database(), CertificateNames.of(request.names())));
    }

    private Answer kept(
            ContainerRequestContext context, String action, DatabaseId database, Transactions.Work<Kept> keeping) {
        CallingWorker caller = callerOf(context);
        return audit.of(
                caller,
                action,
                database,
                () -> {
                    caller.require(Permission.PROVIDE_CERTIFICATE);
                    Kept kept = Transactions.call(store, keeping);
                    return new Answer(
                            kept.version(), kept.caCertificate(), kept.expires().toString());
                },
                done -> "version " + done.version());
    }
}
