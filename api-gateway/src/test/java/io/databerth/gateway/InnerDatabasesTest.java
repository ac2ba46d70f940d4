package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Inner databases in backups, as far as the gateway knows of them. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class InnerDatabasesTest extends GatewayTest {
    @Test
    void aBackupShowsTheOthersThatItHolds() {
        Api.Created created = workers.ready(api, api.create());
        String without = workers.proven(api, created);
        api.get(created.path() + "/backups/" + without).body("others", nullValue());

        var accepted = api.post(created.path() + "/backups").statusCode(202).extract();
        String operation = accepted.path("operation.id");
        String backup = accepted.path("operation.backup");
        var file =
                new StoredBackup("f.enc", 10, 30, "0".repeat(64), "postgresql", "17", List.of("analytics", "billing"));
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Stored(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        BackupId.parse(backup),
                        file,
                        Instant.now()));
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.LeftUnproven(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        BackupId.parse(backup),
                        Instant.now()));
        Workers.await(api, operation, "succeeded");
        api.get(created.path() + "/backups/" + backup).body("others", equalTo(List.of("analytics", "billing")));
    }

    @Test
    void someOfThemAreAskedForByName() {
        Api.Created created = workers.ready(api, api.create());
        String backup = workers.proven(api, created);
        String operation = api.post(
                        created.path() + "/restore",
                        Map.of("backup_id", backup, "databases", List.of("billing", "shop", "billing")))
                .statusCode(202)
                .extract()
                .path("operation.id");
        BackupCommand.Restore sent = (BackupCommand.Restore)
                SentCommands.until(Topic.BACKUP_COMMANDS, created, operation).getLast();
        assertThat(sent.databases()).containsExactly("billing", "shop");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        Api.Created created = workers.ready(api, api.create());
        String backup = workers.proven(api, created);
        for (List<String> wrong : List.of(List.<String>of(), List.of(" "), Collections.nCopies(1, ""))) {
            api.post(created.path() + "/restore", Map.of("backup_id", backup, "databases", wrong))
                    .statusCode(400);
        }
        api.post(created.path() + "/restore", Map.of("databases", List.of("billing")))
                .statusCode(400)
                .body("detail", containsString("backup_id"));
    }

    @Test
    void anEngineThatDumpsAllAtOnceBringsNoneBackByItself() {
        Api.Created without = workers.ready(api, api.create(Map.of("engine", "redis")));
        String backup = workers.proven(api, without);
        api.post(without.path() + "/restore", Map.of("backup_id", backup, "databases", List.of("billing")))
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"));
    }
}
