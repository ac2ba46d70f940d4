package io.databerth.gateway.backups;

import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.ImportSource;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.connection.Vault;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Content of servers elsewhere. */
@Path("/api/v1/databases/{database}/import")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class ImportResource {
    @Inject
    DatabaseChanges changes;

    @Inject
    Catalogue catalogue;

    @Inject
    Vault vault;

    @ConfigProperty(name = "databerth.import.local-addresses")
    boolean localAddresses;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Copy the content of a server elsewhere, and keep it as a backup of this database",
            description =
                    "Nothing of the database changes. The content becomes a backup once a server that nothing reaches has loaded it"
                            + " (proof level loads); POST .../restore with its id puts it in place, after a safety backup and all or"
                            + " nothing, and POST /api/v1/databases with from begins a new database with it. The other server is"
                            + " reached from the database's own container, so its host name is resolved there. The password is kept"
                            + " encrypted until the operation has ended, for a day at most; it does not count for the"
                            + " Idempotency-Key. Rights and users of the other server are not copied.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> copy(
            @BeanParam ChangeRequest request, @PathParam("database") String id, @Nullable ImportRequest wish) {
        ImportRequest asked = Requests.body(wish);
        return DatabaseView.visibleTo(request.caller(), id).flatMap(view -> {
            ImportSource source = asked.source(catalogue.versionOf(view.engine, view.version), localAddresses);
            Secret password = asked.secret();
            BackupId backup = BackupId.next();
            return changes.askOnce(
                    request,
                    source,
                    view,
                    () -> deposited(view, backup, password)
                            .map(kept -> BackupChanges.bringIn(kept, Optional.of(source))),
                    () -> vault.withdraw(view.databaseId(), backup));
        });
    }

    /** Before anybody is asked to use it. */
    private Uni<BackupId> deposited(DatabaseView view, BackupId backup, Secret password) {
        return vault.deposit(view.databaseId(), backup, password).replaceWith(backup);
    }
}
