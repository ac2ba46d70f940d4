package io.databerth.gateway.targets;

import io.databerth.contracts.Secret;
import io.databerth.contracts.backup.TargetPlace;
import io.databerth.contracts.ids.TargetId;
import io.databerth.gateway.asking.BackupWorkerDoor;
import io.databerth.gateway.audit.AuditTrail;
import io.databerth.gateway.http.Answer;
import io.databerth.gateway.http.ChangeRequest;
import io.databerth.gateway.http.IdempotentAnswers;
import io.databerth.messaging.WireFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Has the backup worker add, try and give up targets, each once for an Idempotency-Key. */
@ApplicationScoped
public class TargetChanges {
    private static final String TARGETS = "/targets";

    @Inject
    Pool store;

    @Inject
    IdempotentAnswers answers;

    @Inject
    AuditTrail audit;

    @Inject
    BackupWorkerDoor worker;

    /** What was done to which target. */
    @Schema(name = "BackupTargetDone")
    public record Done(TargetId target, String done) {}

    Uni<Response> add(ChangeRequest request, NewTarget wish) {
        TargetPlace place = wish.place();
        Optional<String> key = wish.secretKey().map(Secret::reveal);
        TargetId target = TargetId.next();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Answer added =
                answers.answer(201, "/api/v1/backup-targets/" + target, null, TargetAnswer.of(target, place, now));
        return answers.once(request, place, claim -> worker.client()
                .post(TARGETS, wire(target, place, key))
                .flatMap(_ -> claim.keep(store, added))
                .call(() -> audit.record(request.caller(), "add-backup-target " + place.name(), "done")));
    }

    Uni<Response> check(ChangeRequest request, TargetId target) {
        Answer passed = answers.answer(200, null, null, new Done(target, "checked"));
        return answers.once(request, null, claim -> worker.client()
                .post(TARGETS + "/" + target + "/check", Map.of())
                .flatMap(_ -> claim.keep(store, passed)));
    }

    Uni<Response> remove(ChangeRequest request, TargetId target) {
        Answer removed = answers.answer(200, null, null, new Done(target, "removed"));
        return answers.once(request, null, claim -> worker.client()
                .delete(TARGETS + "/" + target)
                .flatMap(_ -> claim.keep(store, removed))
                .call(() -> audit.record(request.caller(), "remove-backup-target " + target, "done")));
    }

    private static Map<String, Object> wire(TargetId target, TargetPlace place, Optional<String> key) {
        Object asTold = WireFormat.mapper().valueToTree(place);
        return key.isPresent()
                ? Map.of("id", target.toString(), "place", asTold, "secretKey", key.get())
                : Map.of("id", target.toString(), "place", asTold);
    }
}
