package io.databerth.gateway.backups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.http.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be shown to whoever has to believe that a backup was restored. */
@Path("/api/v1/databases/{database}/backups/{backup}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class EvidenceResource {
    @Inject
    BackupWorkerDoor worker;

    @Inject
    ObjectMapper json;

    /**
     * @param jws to be verified against the site's authority, whose certificate GET …/connection shows
     * @param claims what it says, for reading; nothing is verified by it
     */
    @Schema(name = "Evidence")
    public record Answer(
            @Schema(description = "RFC 7515, compact; x5c leads to the site's authority") String jws,
            JsonNode claims) {}

    @GET
    @Operation(
            summary = "Show the signed evidence of a backup's proof",
            description =
                    "That it was restored and compared, when, with what result, and the hash of the file that it was.")
    public Uni<Answer> show(
            @Context ContainerRequestContext request,
            @PathParam("database") String database,
            @PathParam("backup") String backup) {
        Caller caller = Caller.of(request);
        return DatabaseView.visibleTo(caller, database)
                .flatMap(view -> BackupView.visibleTo(caller, view, backup))
                .flatMap(view -> worker.client().get("/backups/" + view.backup() + "/evidence"))
                .map(told -> answer(told.path("jws").asText()));
    }

    private Answer answer(String jws) {
        try {
            return new Answer(jws, json.readTree(Base64.getUrlDecoder().decode(jws.split("\\.")[1])));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the evidence is no JWS", broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
