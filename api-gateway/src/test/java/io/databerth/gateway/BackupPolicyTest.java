package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupEvent.Due.Duty;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.BackupPolicy;
import io.databerth.contracts.backup.BackupPolicy.ProofRule;
import io.databerth.contracts.backup.BackupPolicy.Retention;
import io.databerth.contracts.backup.BackupPolicy.Schedule;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups that nobody asks for: how that is said, what it would do, and how what it does is seen. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class BackupPolicyTest extends GatewayTest {
    private static final Instant NEXT = Instant.parse("2027-01-02T00:00:00Z");
    private static final TargetId TARGET = TargetId.next();
    private static final BackupPolicy POLICY = new BackupPolicy(
            Optional.of(new Schedule("30 2 * * *", "Europe/Berlin", 20)),
            new Retention(0, 0, 0, 7, 4, 0, 0, 0),
            36,
            List.of(TARGET),
            Optional.of(new ProofRule(5, 0)),
            Optional.empty(),
            Optional.empty());
    private static final Map<String, Object> WISH = Map.of(
            "schedule", Map.of("when", "30 2 * * *", "timeZone", "Europe/Berlin", "jitterMinutes", 20),
            "retention", Map.of("daily", 7, "weekly", 4),
            "overdueAfterHours", 36,
            "targets", List.of(TARGET.toString()),
            "proof", Map.of("everyBackups", 5));

    @Test
    void aPolicyIsSentAndShownOnceTheWorkerHasIt() {
        Api.Created created = workers.ready(api, api.create());
        api.get(created.path() + "/backup-policy")
                .statusCode(200)
                .body("policy.schedule", nullValue())
                .body("overdue", equalTo(false));
        String operation = api.put(created.path() + "/backup-policy", WISH)
                .statusCode(202)
                .body("operation.kind", equalTo("set-backup-policy"))
                .body("database.state", equalTo("running"))
                .extract()
                .path("operation.id");
        assertThat(SentCommands.until(Topic.BACKUP_COMMANDS, created, operation))
                .containsExactly(new BackupCommand.SetPolicy(op(operation), db(created), 1, POLICY));
        tell(new BackupEvent.PolicySet(op(operation), db(created), POLICY, Optional.of(NEXT)));
        Workers.await(api, operation, "succeeded");
        api.get(created.path() + "/backup-policy")
                .body("policy.schedule.when", equalTo("30 2 * * *"))
                .body("policy.schedule.timeZone", equalTo("Europe/Berlin"))
                .body("policy.retention.daily", equalTo(7))
                .body("policy.retention.monthly", nullValue())
                .body("policy.overdueAfterHours", equalTo(36))
                .body("policy.proof.everyBackups", equalTo(5))
                .body("policy.targets", equalTo(List.of(TARGET.toString())))
                .body("nextBackupAt", equalTo(NEXT.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schedule\":{}}",
                "{\"schedule\":{\"when\":\"sometimes\"}}",
                "{\"schedule\":{\"when\":\"daily\",\"timeZone\":\"Nowhere\"}}",
                "{\"schedule\":{\"when\":\"* * * * *\"}}",
                "{\"schedule\":{\"when\":\"daily\",\"jitterMinutes\":-1}}",
                "{\"retention\":{\"last\":-1}}",
                "{\"retention\":{\"bytes\":-1}}",
                "{\"retention\":{\"minutely\":1}}",
                "{\"overdueAfterHours\":-5}",
                "{\"targets\":[\"somewhere\"]}",
                "{\"proof\":{}}",
                "{\"proof\":{\"everyBackups\":-1}}",
                "null",
                ""
            })
    void aWrongPolicyIsRefusedWithAReason(String body) {
        Api.Created created = workers.ready(api, api.create());
        api.request()
                .contentType("application/json")
                .body(body)
                .put(created.path() + "/backup-policy")
                .then()
                .statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"))
                .body("detail.length()", greaterThanOrEqualTo(10));
    }

    @Test
    void theEnvironmentSaysHowADatabaseIsBackedUpWhoseCreatorDoesNot() {
        Api.Created production = api.create(Map.of("environment", "production"));
        assertThat(SentCommands.until(Topic.BACKUP_COMMANDS, production, production.operation()))
                .singleElement()
                .satisfies(command -> assertThat(((BackupCommand.SetPolicy) command)
                                .policy()
                                .schedule()
                                .orElseThrow()
                                .when())
                        .isEqualTo("daily"));
        Api.Created own = api.create(Map.of("environment", "production", "backupPolicy", WISH));
        assertThat(SentCommands.until(Topic.BACKUP_COMMANDS, own, own.operation()))
                .containsExactly(new BackupCommand.SetPolicy(op(own.operation()), db(own), 1, POLICY));
        tell(new BackupEvent.PolicySet(op(own.operation()), db(own), POLICY, Optional.of(NEXT)));
        workers.ready(api, own);
        api.get(own.path() + "/backup-policy").body("policy.overdueAfterHours", equalTo(36));
    }

    @Test
    void whatThePolicyBeginsIsSeenLikeWhatSomebodyAskedFor() {
        Api.Created created = workers.ready(api, api.create());
        OperationId operation = OperationId.next();
        BackupId backup = BackupId.next();
        tell(new BackupEvent.Due(
                operation, db(created), backup, Duty.TAKE, "the schedule is daily", Optional.of(NEXT), Instant.now()));
        Workers.await(api, operation.toString(), "running");
        api.get("/api/v1/operations/" + operation)
                .body("kind", equalTo("backup"))
                .body("actor", equalTo("backup-worker"))
                .body("backup", equalTo(backup.toString()));
        api.get(created.path() + "/backups/" + backup)
                .body("state", equalTo("dumping"))
                .body("safety", equalTo(false));
        api.post(created.path() + "/backups").statusCode(409).body("code", equalTo("OPERATION_IN_PROGRESS"));
        proven(created, operation, backup);
        api.get(created.path() + "/backup-policy").body("nextBackupAt", equalTo(NEXT.toString()));
        OperationId deletion = OperationId.next();
        tell(new BackupEvent.Due(
                deletion, db(created), backup, Duty.DELETE, "no rule keeps it", Optional.empty(), Instant.now()));
        tell(new BackupEvent.Deleted(deletion, db(created), backup));
        Workers.await(api, deletion.toString(), "succeeded");
        api.get("/api/v1/operations/" + deletion).body("kind", equalTo("delete-backup"));
        api.get(created.path() + "/backups/" + backup).body("state", equalTo("deleted"));
        api.get(created.path() + "/backup-policy").body("nextBackupAt", equalTo(NEXT.toString()));
    }

    /** The worker knows nothing of what another service is about to do, and begins several deletions at once. */
    @Test
    void whatBeginsByItselfMeetsWhatSomebodyAskedFor() {
        Api.Created created = workers.ready(api, api.create());
        String restart =
                api.post(created.path() + "/restart").statusCode(202).extract().path("operation.id");
        List<OperationId> begun = List.of(OperationId.next(), OperationId.next(), OperationId.next());
        for (OperationId each : begun) {
            tell(new BackupEvent.Due(
                    each,
                    db(created),
                    BackupId.next(),
                    Duty.DELETE,
                    "no rule keeps it",
                    Optional.empty(),
                    Instant.now()));
        }
        begun.forEach(each -> Workers.await(api, each.toString(), "running"));
        api.get("/api/v1/operations/" + restart).body("state", equalTo("queued"));
    }

    @Test
    void aPlanTellsWhatWouldGoAndWhyAndDoesNothing() {
        Api.Created created = workers.ready(api, api.create());
        List<String> backups = List.of(backup(created), backup(created), backup(created));
        api.post(
                        created.path() + "/backup-policy/plan",
                        Map.of("retention", Map.of("last", 1), "schedule", WISH.get("schedule")))
                .statusCode(200)
                .body("nextBackups.size()", equalTo(5))
                .body("going", equalTo(2))
                .body("goingBytes", equalTo(20))
                .body("items.backup", equalTo(backups.reversed()))
                .body("items[0].goes", equalTo(false))
                .body("items[0].reason", equalTo("it is the last proven one"))
                .body("items[2].goes", equalTo(true))
                .body("items[2].reason", equalTo("no rule keeps it"));
        String next = api.post(created.path() + "/backup-policy/plan?limit=2", Map.of("retention", Map.of("last", 1)))
                .body("items.size()", equalTo(2))
                .extract()
                .path("next");
        api.post(created.path() + "/backup-policy/plan?limit=2&cursor=" + next, Map.of("retention", Map.of("last", 1)))
                .body("items.backup", equalTo(List.of(backups.getFirst())))
                .body("next", nullValue());
        api.get(created.path() + "/backup-policy/plan")
                .body("going", equalTo(0))
                .body("items.size()", equalTo(3));
        api.get(created.path() + "/backups").body("items.size()", equalTo(3));
    }

    /** It alone knows from which a log leads on: a plan without that would tell of deletions that do not happen. */
    @Test
    void aPlanWithCopiesOfFilesNeedsTheWorker() {
        Api.Created created = workers.ready(api, api.create());
        var accepted = api.post(created.path() + "/backups", Map.of("kind", "physical"))
                .statusCode(202)
                .extract();
        OperationId operation = op(accepted.path("operation.id"));
        BackupId backup = BackupId.parse(accepted.path("operation.backup"));
        tell(new BackupEvent.Started(operation, db(created), backup, BackupKind.PHYSICAL, Instant.now()));
        proven(created, operation, backup);
        api.get(created.path() + "/backup-policy/plan")
                .statusCode(503)
                .body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
    }

    @Test
    void aHeldBackupIsShownAndNotDeleted() {
        Api.Created created = workers.ready(api, api.create());
        String backup = backup(created);
        String path = created.path() + "/backups/" + backup;
        String holding = api.put(path + "/hold", Map.of())
                .statusCode(202)
                .body("operation.kind", equalTo("hold-backup"))
                .extract()
                .path("operation.id");
        assertThat(SentCommands.until(Topic.BACKUP_COMMANDS, created, holding))
                .contains(new BackupCommand.Hold(op(holding), db(created), 1, BackupId.parse(backup), true));
        tell(new BackupEvent.Held(op(holding), db(created), BackupId.parse(backup), true));
        Workers.await(api, holding, "succeeded");
        api.get(path).body("held", equalTo(true));
        api.delete(path).statusCode(409).body("detail", containsString("held"));
        api.post(created.path() + "/backup-policy/plan", Map.of("retention", Map.of("last", 1)))
                .body("items[0].goes", equalTo(false));
        String release = api.delete(path + "/hold").statusCode(202).extract().path("operation.id");
        tell(new BackupEvent.Held(op(release), db(created), BackupId.parse(backup), false));
        Workers.await(api, release, "succeeded");
        api.delete(path).statusCode(202);
    }

    @Test
    void howOldTheLastProvenBackupIsIsANumberAndTooOldAnAlarm() {
        Api.Created created = workers.ready(api, api.create());
        api.get(created.path() + "/recoverability")
                .statusCode(200)
                .body("lastProven", nullValue())
                .body("overdue", equalTo(false));
        int proven = api.get("/api/v1/recoverability").statusCode(200).extract().path("proven");
        int overdue = api.get("/api/v1/recoverability").extract().path("overdue");
        String backup = backup(created);
        tell(new BackupEvent.OverdueChanged(db(created), true, 36, Optional.empty(), Instant.now()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> api.get(created.path() + "/recoverability").body("overdue", equalTo(true)));
        api.get(created.path() + "/recoverability")
                .body("lastProven.backup", equalTo(backup))
                .body("lastProven.level", equalTo("exact"))
                .body("lastProven.restoreMillis", equalTo(4200))
                .body("lastProven.ageSeconds", greaterThanOrEqualTo(0));
        api.get("/api/v1/recoverability")
                .body("proven", equalTo(proven + 1))
                .body("overdue", equalTo(overdue + 1))
                .body("oldestAgeSeconds", greaterThanOrEqualTo(0));
    }

    private String backup(Api.Created created) {
        var accepted = api.post(created.path() + "/backups").statusCode(202).extract();
        proven(created, op(accepted.path("operation.id")), BackupId.parse(accepted.path("operation.backup")));
        return accepted.path("operation.backup");
    }

    private void proven(Api.Created created, OperationId operation, BackupId backup) {
        StoredBackup file = new StoredBackup("f.enc", 10, 30, "0".repeat(64), "postgresql", "17");
        tell(new BackupEvent.Stored(operation, db(created), backup, file, Instant.now()));
        tell(new BackupEvent.Proven(
                operation, db(created), backup, ProofLevel.EXACT, "0".repeat(64), 4200, Instant.now()));
        Workers.await(api, operation.toString(), "succeeded");
    }

    private void tell(BackupEvent event) {
        workers.tell(Topic.BACKUP_EVENTS, event);
    }

    private static OperationId op(String text) {
        return OperationId.parse(text);
    }

    private static DatabaseId db(Api.Created created) {
        return DatabaseId.parse(created.database());
    }
}
