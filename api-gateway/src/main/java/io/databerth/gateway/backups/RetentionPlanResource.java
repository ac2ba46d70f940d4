package io.databerth.gateway.backups;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.ids.BackupId;
import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.databases.DatabaseView;
import io.databerth.gateway.databases.PolicyWish;
import io.databerth.gateway.http.Caller;
import io.databerth.gateway.http.Cursor;
import io.databerth.gateway.http.Page;
import io.databerth.gateway.http.Requests;
import io.databerth.policy.ExpiryPlan;
import io.databerth.policy.KeptBackup;
import io.databerth.policy.KeptBase;
import io.databerth.policy.PolicyRules;
import io.databerth.policy.RetentionDecision;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a policy would do, without doing it. */
@Path("/api/v1/databases/{database}/backup-policy/plan")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
public class RetentionPlanResource {
    private static final String COLLECTION = "retention-plan";
    private static final int NEXT_SHOWN = 5;

    @Inject
    BackupWorkerDoor worker;

    /** What becomes of one backup. */
    @Schema(name = "RetentionDecision")
    public record Decision(BackupId backup, Instant createdAt, long storedBytes, boolean goes, String reason) {}

    /**
     * @param nextBackups the next moments of the schedule
     * @param going how many backups would be deleted
     * @param items one decision for each backup, the newest first
     */
    @Schema(name = "BackupPolicyPlan")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Plan(
            List<Instant> nextBackups, long going, long goingBytes, List<Decision> items, @Nullable String next) {}

    @GET
    @Operation(summary = "Show when the database's policy takes backups and which it deletes next and why")
    public Uni<Plan> plan(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return planned(request, id, new Part(limit, cursor), BackupPolicyResource::policyOf);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Show when a policy would take backups and which it would delete and why, and do nothing")
    public Uni<Plan> plan(
            @Context ContainerRequestContext request,
            @PathParam("database") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Nullable PolicyWish wish) {
        BackupPolicy policy = Requests.body(wish).policy();
        return planned(request, id, new Part(limit, cursor), view -> policy);
    }

    /** Which of the decisions are shown. */
    private record Part(int first, int size) {
        Part(@Nullable String limit, @Nullable String cursor) {
            this(Cursor.position(COLLECTION, cursor, Integer::parseUnsignedInt).orElse(0), Page.limit(limit));
        }
    }

    private Uni<Plan> planned(
            ContainerRequestContext request, String id, Part part, Function<DatabaseView, BackupPolicy> policyOf) {
        return DatabaseView.visibleTo(Caller.of(request), id)
                .flatMap(view -> rows(view).flatMap(rows -> bases(view, rows)
                        .map(bases -> plan(view, policyOf.apply(view), kept(rows), bases, part))));
    }

    private static Uni<List<BackupView>> rows(DatabaseView view) {
        return Panache.withSession(() -> BackupView.list("databaseId = ?1 and deletedAt is null", view.id));
    }

    private static List<KeptBackup> kept(List<BackupView> rows) {
        return rows.stream()
                .flatMap(row -> RetentionPlanResource.kept(row).stream())
                .toList();
    }

    /** Which of them a log leads on from, as only the worker knows; none when there is no copy of the files. */
    private Uni<List<KeptBase>> bases(DatabaseView view, List<BackupView> rows) {
        if (rows.stream().noneMatch(row -> row.kind == BackupKind.PHYSICAL)) {
            return Uni.createFrom().item(List.of());
        }
        return worker.client()
                .get("/databases/" + view.databaseId() + "/moments/bases")
                .map(told -> StreamSupport.stream(told.spliterator(), false)
                        .map(base -> new KeptBase(
                                BackupId.parse(base.path("backup").asText()),
                                Instant.parse(base.path("from").asText()),
                                base.path("own").asBoolean()))
                        .toList());
    }

    /** One whose file is there; a backup that failed without one is nothing to keep, and no policy counts a snapshot. */
    private static Optional<KeptBackup> kept(BackupView row) {
        Long bytes = row.storedBytes;
        if (bytes == null || row.kind == BackupKind.SNAPSHOT) {
            return Optional.empty();
        }
        KeptBackup.State state =
                switch (row.state) {
                    case PROVEN -> KeptBackup.State.PROVEN;
                    case CORRUPT -> KeptBackup.State.CORRUPT;
                    case DUMPING, STORED, KEPT, FAILED, DELETED -> KeptBackup.State.STORED;
                };
        return Optional.of(new KeptBackup(row.backup(), row.createdAt, bytes, state, row.held));
    }

    private static Plan plan(
            DatabaseView view, BackupPolicy policy, List<KeptBackup> kept, List<KeptBase> bases, Part part) {
        Instant now = Instant.now();
        Map<BackupId, KeptBackup> known =
                kept.stream().collect(Collectors.toMap(KeptBackup::backup, Function.identity()));
        List<Decision> decisions = ExpiryPlan.of(policy, kept, bases, now).stream()
                .map(decision -> decision(decision, Objects.requireNonNull(known.get(decision.backup()))))
                .toList();
        List<Decision> going = decisions.stream().filter(Decision::goes).toList();
        int first = Math.clamp(part.first(), 0, decisions.size());
        int last = Math.min(decisions.size(), first + part.size());
        return new Plan(
                nextBackups(view, policy, now),
                going.size(),
                going.stream().mapToLong(Decision::storedBytes).sum(),
                decisions.subList(first, last),
                last < decisions.size() ? new Cursor(COLLECTION, Integer.toString(last)).toString() : null);
    }

    private static Decision decision(RetentionDecision decision, KeptBackup backup) {
        return new Decision(
                decision.backup(), backup.takenAt(), backup.storedBytes(), decision.goes(), decision.reason());
    }

    private static List<Instant> nextBackups(DatabaseView view, BackupPolicy policy, Instant now) {
        List<Instant> moments = new ArrayList<>();
        Optional<Instant> next = PolicyRules.next(policy, view.databaseId(), now);
        while (next.isPresent() && moments.size() < NEXT_SHOWN) {
            moments.add(next.get());
            next = PolicyRules.next(policy, view.databaseId(), next.get());
        }
        return moments;
    }
}
