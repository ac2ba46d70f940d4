package io.databerth.gateway.targets;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.ids.TargetId;
import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Places where copies of backups are kept besides the site's own directory. The backup worker, which uses them, knows them. */
@Path("/api/v1/backup-targets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class TargetResource {
    private static final String COLLECTION = "backup-targets";
    private static final String ORPHANS = "backup-orphans";
    private static final String TARGETS = "/targets";

    @Inject
    BackupWorkerDoor worker;

    @Inject
    TargetChanges changes;

    @GET
    @Operation(summary = "List the places where copies of backups can be kept, oldest first")
    public Uni<Page<TargetAnswer>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        String after = Cursor.position(
                        COLLECTION, cursor, text -> TargetId.parse(text).toString())
                .orElse("");
        return worker.client().get(TARGETS).map(TargetResource::read).map(all -> {
            List<TargetAnswer> found = all.stream()
                    .filter(target -> target.id().toString().compareTo(after) > 0)
                    .limit(size + 1L)
                    .toList();
            return Page.of(
                    found,
                    size,
                    target -> target,
                    last -> new Cursor(COLLECTION, last.id().toString()));
        });
    }

    @GET
    @Path("/{target}")
    @Operation(summary = "Show such a place")
    public Uni<TargetAnswer> show(@PathParam("target") String id) {
        TargetId target = Requests.id("backup target", id, TargetId::parse);
        return worker.client().get(TARGETS).map(TargetResource::read).map(all -> all.stream()
                .filter(found -> found.id().equals(target))
                .findFirst()
                .orElseThrow(() -> Requests.missing("backup target")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Add a place where copies of backups are kept",
            description =
                    "A bucket of any server that speaks S3, or a directory where another disk is mounted. It is added once a small"
                            + " file was written, read and deleted there. The secret key is kept in the vault and never shown. A"
                            + " database's backups go there once its backup policy names it.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = TargetAnswer.class)))
    public Uni<Response> add(@BeanParam ChangeRequest request, @Nullable NewTarget wish) {
        return changes.add(request, Requests.body(wish));
    }

    @POST
    @Path("/{target}/check")
    @Operation(summary = "Write, read and delete a small file there", description = "A place that fails says why.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TargetChanges.Done.class)))
    public Uni<Response> check(@BeanParam ChangeRequest request, @PathParam("target") String id) {
        return changes.check(request, Requests.id("backup target", id, TargetId::parse));
    }

    @GET
    @Path("/{target}/orphans")
    @Operation(
            summary = "List files of backups there that belong to no backup that is known",
            description =
                    "Of a platform that is gone, or left by a deletion that broke off. Nothing deletes them: another platform"
                            + " may keep its backups there. A page may have fewer than asked for, and yet be followed by another.")
    public Uni<Page<OrphanAnswer>> orphans(
            @PathParam("target") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        TargetId target = Requests.id("backup target", id, TargetId::parse);
        String after = Cursor.position(ORPHANS, cursor, Function.identity()).orElse("");
        String asked = TARGETS + "/" + target + "/orphans?limit=" + Page.limit(limit) + "&after="
                + URLEncoder.encode(after, StandardCharsets.UTF_8);
        return worker.client()
                .get(asked)
                .map(told -> new Page<>(
                        StreamSupport.stream(told.path("orphans").spliterator(), false)
                                .map(OrphanAnswer::of)
                                .toList(),
                        told.hasNonNull("next")
                                ? new Cursor(ORPHANS, told.path("next").asText()).toString()
                                : null));
    }

    @DELETE
    @Path("/{target}")
    @Operation(
            summary = "Use a place no longer",
            description =
                    "What lies there stays there, and is known no more. Refused while a backup policy names the place.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TargetChanges.Done.class)))
    public Uni<Response> remove(@BeanParam ChangeRequest request, @PathParam("target") String id) {
        return changes.remove(request, Requests.id("backup target", id, TargetId::parse));
    }

    private static List<TargetAnswer> read(JsonNode told) {
        return StreamSupport.stream(told.spliterator(), false)
                .map(TargetAnswer::of)
                .sorted(Comparator.comparing(target -> target.id().toString()))
                .toList();
    }
}
