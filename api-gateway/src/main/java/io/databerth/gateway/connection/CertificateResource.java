package io.databerth.gateway.connection;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseCommand;
import io.databerth.gateway.connection.CertificateRequest.Shown;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.Change;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.databases.ServerNames;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
import io.databerth.gateway.operations.OperationKind;
import io.databerth.vault.client.KeptCertificate;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a server shows its clients for a certificate. */
@Path("/api/v1/databases/{database}/certificate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Connection")
public class CertificateResource {
    @Inject
    Catalogue catalogue;

    @Inject
    Vault vault;

    @Inject
    DatabaseChanges changes;

    @Inject
    ServerNames names;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give the server a certificate of your own",
            description =
                    "It is checked as a client that trusts authority would: refused with the reason when the key does not belong"
                            + " to it, when it has expired, or when it is not valid for every name by which the server is reached (the answer"
                            + " names them). The server is started anew with it, and a client that verifies it logs in; one that does not"
                            + " come up gets back what it had. The key is kept in the vault alone, and does not count for the"
                            + " Idempotency-Key. From then on GET .../connection shows your authority. When it is about to expire,"
                            + " give another one.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> provide(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable CertificateRequest wish) {
        CertificateRequest asked = Requests.body(wish);
        Shown shown = asked.shown();
        Secret key = asked.key();
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> change(
                        request,
                        shown,
                        view,
                        () -> vault.provide(
                                view.databaseId(), names.needed(view), shown.certificate(), key, shown.authority())));
    }

    @POST
    @Path("/renew")
    @Operation(
            summary = "Give the server a fresh certificate of the internal authority",
            description =
                    "Valid for a year, in the place of the one that it has, whoever made that. The server is started anew.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> renew(@BeanParam ChangeRequest request, @PathParam("database") String id) {
        return DatabaseView.visibleTo(request.caller(), id)
                .flatMap(view -> change(request, null, view, () -> vault.renew(view.databaseId(), names.all(view))));
    }

    /** Kept by the vault before anybody is asked to use it; what is not used is destroyed when another one comes. */
    private Uni<Response> change(
            ChangeRequest request, @Nullable Object body, DatabaseView view, Supplier<Uni<KeptCertificate>> keeping) {
        if (!catalogue.versionOf(view.engine, view.version).launch().hasCertificate()) {
            throw new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine has no certificate");
        }
        return changes.askOnce(request, body, view, () -> changes.requireAdmitted(request, view, OperationKind.CERTIFY)
                .flatMap(_ -> keeping.get())
                .map(CertificateResource::change));
    }

    private static Change change(KeptCertificate kept) {
        return new Change(
                OperationKind.CERTIFY,
                Topic.DATABASE_COMMANDS,
                null,
                (operation, database, generation) -> new DatabaseCommand.Certify(
                        operation, database, generation, kept.version(), kept.caCertificate(), kept.expires()));
    }
}
