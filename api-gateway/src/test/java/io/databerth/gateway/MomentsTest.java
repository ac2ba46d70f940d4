package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupPolicy.PointInTime;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Moments between two backups, as far as the gateway decides about them; there is no backup worker here that knows of any. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class MomentsTest extends GatewayTest {
    private static final Map<String, Object> WANTED = Map.of("pointInTime", Map.of("days", 7));

    @Test
    void aPolicySaysHowFarBackEveryMomentCanBeBroughtBack() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.put(created.path() + "/backup-policy", WANTED)
                .statusCode(202)
                .extract()
                .path("operation.id");
        BackupCommand.SetPolicy sent = (BackupCommand.SetPolicy)
                SentCommands.until(Topic.BACKUP_COMMANDS, created, operation).getLast();
        assertThat(sent.policy().pointInTime()).contains(new PointInTime(7, 24));
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Api.Created created = workers.ready(api, api.create());
        api.put(created.path() + "/backup-policy", Map.of("pointInTime", Map.of()))
                .statusCode(400)
                .body("detail", containsString("pointInTime.days must be between 1 and 366"));
        for (Map<String, String> wrong : List.of(
                Map.of("database_id", created.database(), "at", "yesterday"),
                Map.of("database_id", created.database(), "at", "2026-11-20T21:30:00"))) {
            api.post("/api/v1/databases", Map.of("name", Api.anyName(), "from", wrong))
                    .statusCode(400)
                    .body("detail", containsString("2026-11-20T21:30:00Z"));
        }
        api.post(
                        "/api/v1/databases",
                        Map.of(
                                "name",
                                Api.anyName(),
                                "from",
                                Map.of("backup_id", "bk-x", "at", "2026-11-20T21:30:00Z")))
                .statusCode(400)
                .body("detail", containsString("one of at and point may go with database_id"));
    }

    @Test
    void anEngineWithoutALogHasNone() {
        Api.Created without = workers.ready(api, api.create(Map.of("engine", "sqlite")));
        api.put(without.path() + "/backup-policy", WANTED)
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"));
        api.post("/api/v1/databases", Map.of("name", Api.anyName(), "engine", "sqlite", "backupPolicy", WANTED))
                .statusCode(422);
    }

    /** Nothing is promised that nobody was asked about. */
    @Test
    void withoutABackupWorkerNoMomentIsPromised() {
        Api.Created created = workers.ready(api, api.create());
        api.get(created.path() + "/recovery-windows")
                .statusCode(503)
                .body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
        api.post(
                        "/api/v1/databases",
                        Map.of(
                                "name",
                                Api.anyName(),
                                "from",
                                Map.of("database_id", created.database(), "at", "2026-11-20T21:30:00Z")))
                .statusCode(503);
    }
}
