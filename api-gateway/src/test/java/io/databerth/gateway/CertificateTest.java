package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A certificate of one's own, as it is asked for. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class CertificateTest extends GatewayTest {
    private static final String CANARY = "CANARY-private-key-5531";

    @Inject
    DataSource store;

    @Test
    void whatClientsVerifyTheServerWithIsShownOnceTheServerHasIt() throws SQLException {
        Api.Created created = workers.ready(api, api.create());
        String before = api.get(created.path() + "/connection").extract().path("caCertificate");
        String operation = api.put(created.path() + "/certificate", wish())
                .statusCode(202)
                .body("operation.kind", equalTo("certify"))
                .body("database.state", equalTo("restarting"))
                .extract()
                .path("operation.id");
        api.get(created.path() + "/connection").body("caCertificate", equalTo(before));
        assertThat(StoredRows.all(store)).isNotEmpty().noneMatch(row -> row.contains(CANARY));
        certified(created, operation, "their authority");
        api.get(created.path() + "/connection")
                .body("caCertificate", equalTo("their authority"))
                .body("certificateExpires", equalTo("2027-11-22T00:00:00Z"));
        api.get(created.path()).body("state", equalTo("running"));
    }

    @Test
    void theInternalAuthorityMakesAFreshOne() {
        Api.Created created = workers.ready(api, api.create());
        String operation = api.post(created.path() + "/certificate/renew")
                .statusCode(202)
                .extract()
                .path("operation.id");
        certified(created, operation, "internal authority");
        api.get(created.path() + "/connection").body("caCertificate", equalTo("internal authority"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificate", "privateKey", "authority"})
    void nothingMayBeMissing(String field) {
        Api.Created created = workers.ready(api, api.create());
        Map<String, Object> wish = wish();
        wish.remove(field);
        api.put(created.path() + "/certificate", wish).statusCode(400).body("code", equalTo("REQUEST_INVALID"));
    }

    @Test
    void whatTheVaultRefusesIsNoOperation() {
        Api.Created created = workers.ready(api, api.create());
        Map<String, Object> wish = wish();
        wish.put("certificate", "none");
        api.put(created.path() + "/certificate", wish)
                .statusCode(400)
                .body("detail", equalTo("certificate cannot be read"));
        api.get(created.path()).body("state", equalTo("running"));
    }

    @Test
    void anEngineWithoutCertificatesHasNone() {
        Api.Created created = workers.ready(api, api.create(Map.of("engine", "sqlite")));
        api.put(created.path() + "/certificate", wish()).statusCode(422).body("code", equalTo("OPERATION_UNSUPPORTED"));
    }

    private void certified(Api.Created created, String operation, String authority) {
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Certified(
                        OperationId.parse(operation),
                        DatabaseId.parse(created.database()),
                        2,
                        authority,
                        Instant.parse("2027-11-22T00:00:00Z")));
        Workers.await(api, operation, "succeeded");
    }

    private static Map<String, Object> wish() {
        return new HashMap<>(Map.of(
                "certificate", "-----BEGIN CERTIFICATE-----", "privateKey", CANARY, "authority", "their authority"));
    }
}
