package io.databerth.gateway;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Backups of the platform's own store, as far as the gateway decides about them; there is no backup worker here to take one. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class PlatformBackupTest extends GatewayTest {
    private static final String BACKUPS = "/api/v1/platform-backups";

    @Test
    void withoutABackupWorkerNothingIsKnownOrTaken() {
        api.get(BACKUPS).statusCode(503).body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
        api.post(BACKUPS).statusCode(503).body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
    }

    @Test
    void onlyAnAdministratorSeesOrTakesThem() {
        Api writer = Api.with(null, "databases:read", "databases:write");
        writer.get(BACKUPS).statusCode(403);
        writer.post(BACKUPS).statusCode(403);
    }

    @Test
    void aPageThatCannotBeIsRefused() {
        api.get(BACKUPS + "?limit=0").statusCode(400).body("code", equalTo("REQUEST_INVALID"));
        api.get(BACKUPS + "?cursor=x").statusCode(400).body("code", equalTo("REQUEST_INVALID"));
    }
}
