package io.databerth.gateway.backups;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Search;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/** Taking content away: what the engine's own tool wrote, in a zip, with nothing of ours needed to load it. */
@Path("/api/v1/databases/{database}/export")
@Tag(name = "Backups")
public class ExportResource {
    private static final String ZIP = "application/zip";

    @Inject
    BackupContent content;

    @Inject
    AuditTrail audit;

    private record Export(BackupView backup, Multi<byte[]> bytes) {}

    @GET
    @Produces(ZIP)
    @Operation(
            summary = "Download a backup's content as a zip",
            description =
                    "The newest proven backup, or the one that backup_id names, which is only stored perhaps: what the"
                            + " engine's own tool wrote, and a README that says how to load it. The zip is authentic when it arrives whole; one"
                            + " whose backup is damaged breaks off. It holds everything the database held and is not encrypted.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Multi<byte[]> export(
            @Context ContainerRequestContext request,
            @PathParam("database") String database,
            @QueryParam("backup_id") @Nullable String backup) {
        Caller caller = Caller.of(request);
        Uni<Export> export = DatabaseView.visibleTo(caller, database)
                .flatMap(view -> backup == null ? newestProven(view) : BackupView.visibleTo(caller, view, backup))
                .invoke(BackupView::requireUsable)
                .call(view -> audit.record(caller, new DatabaseId(view.databaseId), view.project, "export", "asked"))
                .flatMap(view -> content.zip(view.backup()).map(bytes -> new Export(view, bytes)));
        return RestMulti.fromUniResponse(export, Export::bytes, found -> headers(found.backup()));
    }

    private static Uni<BackupView> newestProven(DatabaseView database) {
        Search proven = new Search().with("databaseId", database.id).with("state", BackupState.PROVEN);
        return Panache.withSession(() -> BackupView.<BackupView>find(
                                proven.query(), Sort.descending("createdAt", "id"), proven.parameters())
                        .firstResult())
                .onItem()
                .ifNull()
                .failWith(() -> new CodedException(
                        ErrorCode.STATE_CONFLICT,
                        "the database has no proven backup: take one, or name a stored one in backup_id"));
    }

    private static Map<String, List<String>> headers(BackupView backup) {
        return Map.of(
                HttpHeaders.CACHE_CONTROL,
                List.of("no-store"),
                HttpHeaders.CONTENT_DISPOSITION,
                List.of("attachment; filename=\"" + backup.backup() + ".zip\""));
    }
}
