package io.databerth.gateway.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.IdempotentAnswers;
import io.databerth.gateway.http.Page;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Backups of the platform's own store, which the backup worker takes by itself. */
@Path("/api/v1/platform-backups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class PlatformBackupResource {
    private static final String COLLECTION = "platform-backups";
    private static final String DOOR = "/platform-backups";

    @Inject
    BackupWorkerDoor worker;

    @Inject
    IdempotentAnswers answers;

    @Inject
    AuditTrail audit;

    @Inject
    Pool store;

    @GET
    @Operation(
            summary = "List the backups of the platform's own store, newest first",
            description =
                    "One is taken every quarter of an hour and soon after each backup of a database, copied to every backup target,"
                            + " and proven by loading it. `./databerth recover` rebuilds the platform from the newest one.")
    public Uni<Page<PlatformBackupAnswer>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        String before = Cursor.position(
                        COLLECTION, cursor, text -> BackupId.parse(text).toString())
                .orElse("");
        return worker.client().get(DOOR).map(told -> {
            List<PlatformBackupAnswer> found = read(told).stream()
                    .filter(backup -> before.isEmpty() || backup.id().toString().compareTo(before) < 0)
                    .limit(size + 1L)
                    .toList();
            return Page.of(
                    found,
                    size,
                    backup -> backup,
                    last -> new Cursor(COLLECTION, last.id().toString()));
        });
    }

    @POST
    @Operation(
            summary = "Take a backup of the platform's own store now",
            description = "Answers when it is stored, copied and proven.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PlatformBackupAnswer.class)))
    public Uni<Response> take(@BeanParam ChangeRequest request) {
        return answers.once(request, null, claim -> worker.client()
                .post(DOOR, Map.of())
                .map(told -> answers.answer(201, null, null, PlatformBackupAnswer.of(told)))
                .flatMap(taken -> claim.keep(store, taken))
                .call(() -> audit.record(request.caller(), "take-platform-backup", "done")));
    }

    private static List<PlatformBackupAnswer> read(JsonNode told) {
        return StreamSupport.stream(told.spliterator(), false)
                .map(PlatformBackupAnswer::of)
                .sorted(Comparator.comparing(
                                (PlatformBackupAnswer backup) -> backup.id().toString())
                        .reversed())
                .toList();
    }
}
