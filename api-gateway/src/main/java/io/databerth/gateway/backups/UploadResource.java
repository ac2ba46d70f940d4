package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.engine.Backup;
import io.databerth.gateway.databases.AcceptedAnswer;
import io.databerth.gateway.databases.DatabaseChanges;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.engines.Catalogue;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.operations.OperationKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Content that comes as a file: an export of ours, or what the engine's own tool wrote. */
@Path("/api/v1/databases/{database}/uploads")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class UploadResource {
    static final String ZIP = "application/zip";

    @Inject
    DatabaseChanges changes;

    @Inject
    Catalogue catalogue;

    @Inject
    BackupContent content;

    /** The file is handed on as it comes and read nowhere here, so it is no parameter. */
    @POST
    @Consumes({ZIP, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Upload content, and keep it as a backup of this database",
            description =
                    "As application/zip an export of a database of this engine, as application/octet-stream what the engine's own tool"
                            + " wrote (capabilities.upload in GET /api/v1/engines says what). Nothing of the database changes. The content"
                            + " becomes a backup once a server that nothing reaches has loaded it (proof level loads); POST .../restore"
                            + " with its id puts it in place, after a safety backup and all or nothing. One upload at a time for each"
                            + " database. The answer comes when the whole file has been kept, encrypted. The file does not count for the"
                            + " Idempotency-Key.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = AcceptedAnswer.class)))
    public Uni<Response> upload(
            @BeanParam ChangeRequest request,
            @PathParam("database") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String form,
            @Context HttpServerRequest file) {
        return DatabaseView.visibleTo(request.caller(), id).flatMap(view -> {
            requireUploads(view);
            DatabaseId database = view.databaseId();
            BackupId backup = BackupId.next();
            return changes.askOnce(
                    request,
                    null,
                    view,
                    () -> changes.requireAdmitted(request, view, OperationKind.IMPORT)
                            .flatMap(_ -> content.bring(database, backup, mediaType(form), file))
                            .map(_ -> BackupChanges.bringIn(backup, Optional.empty())),
                    () -> content.forget(database, backup));
        });
    }

    private void requireUploads(DatabaseView view) {
        if (catalogue
                .versionOf(view.engine, view.version)
                .backup()
                .flatMap(Backup::upload)
                .isEmpty()) {
            throw new CodedException(ErrorCode.OPERATION_UNSUPPORTED, "this engine loads no files that others wrote");
        }
    }

    /** Without its parameters. */
    private static String mediaType(String form) {
        return form.startsWith(ZIP) ? ZIP : MediaType.APPLICATION_OCTET_STREAM;
    }
}
