package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.databerth.contracts.Topic;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Content of a server elsewhere, as it is asked for. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class ImportTest extends GatewayTest {
    private static final String CANARY = "CANARY-of-another-server-8812";
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Inject
    DataSource store;

    @Test
    void anImportIsABackupFromItsAcceptanceOn() {
        Api.Created created = workers.ready(api, api.create());
        ExtractableResponse<Response> accepted = api.post(created.path() + "/import", wish())
                .statusCode(202)
                .header("ETag", "\"1\"")
                .body("operation.kind", equalTo("import"))
                .body("database.state", equalTo("running"))
                .extract();
        String backup = accepted.path("operation.backup");
        String operation = accepted.path("operation.id");
        api.get(created.path() + "/backups")
                .body("items.size()", equalTo(1))
                .body("items[0].id", equalTo(backup))
                .body("items[0].state", equalTo("dumping"));
        workers.tell(
                Topic.BACKUP_EVENTS,
                new BackupEvent.Proven(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        BackupId.parse(backup),
                        ProofLevel.LOADS,
                        HASH,
                        4,
                        Instant.now()));
        Workers.await(api, operation, "succeeded");
        api.get(created.path() + "/backups/" + backup).body("proof.level", equalTo("loads"));
    }

    @Test
    void thePasswordIsTheVaultsAndStandsNowhereElse() throws SQLException {
        Api.Created created = workers.ready(api, api.create());
        ExtractableResponse<Response> accepted = api.post(created.path() + "/import", wish())
                .statusCode(202)
                .body(not(containsString(CANARY)))
                .extract();
        assertThat(FakeVault.DEPOSITED).containsEntry(accepted.path("operation.backup"), CANARY);
        assertThat(StoredRows.all(store)).isNotEmpty().noneMatch(row -> row.contains(CANARY));
    }

    @Test
    void whatWasNotAcceptedLeavesNoPasswordBehind() {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/import", wish()).statusCode(202);
        Map<String, String> before = Map.copyOf(FakeVault.DEPOSITED);
        api.post(created.path() + "/import", wish()).statusCode(409).body("code", equalTo("OPERATION_IN_PROGRESS"));
        assertThat(FakeVault.DEPOSITED).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "host, 127.0.0.1",
        "host, 169.254.169.254",
        "host, /var/run/postgresql",
        "host,",
        "username,",
        "username, -x",
        "database,",
        "password,",
        "tls, maybe",
        "username, 'a\nb'",
        "password, 'a\nb'"
    })
    void whatNoServerElsewhereCanHaveIsRefused(String field, String value) {
        Api.Created created = workers.ready(api, api.create());
        Map<String, Object> wish = wish();
        wish.put(field, value);
        api.post(created.path() + "/import", wish)
                .statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"))
                .body(not(containsString(CANARY)));
        wish = wish();
        wish.put("port", 70_000);
        api.post(created.path() + "/import", wish).statusCode(400);
    }

    private static Map<String, Object> wish() {
        return new HashMap<>(Map.of(
                "host", "db.example.org", "database", "shop", "username", "reader", "password", CANARY, "port", 5432));
    }
}
