package io.databerth.gateway;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets, as far as the gateway decides about them; there is no backup worker here to try one. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class BackupTargetTest extends GatewayTest {
    private static final String TARGETS = "/api/v1/backup-targets";
    private static final Map<String, Object> DIRECTORY = Map.of("name", "other-disk", "directory", "/mnt/backups");

    @Test
    void withoutABackupWorkerNothingIsKnownOrAdded() {
        api.get(TARGETS).statusCode(503).body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
        api.post(TARGETS, DIRECTORY).statusCode(503).body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
        api.post(TARGETS + "/bt-0198a2b4c6dc7e0f8a1b2c3d4e5f6075/check").statusCode(503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"x\"}",
                "{\"directory\":\"/mnt/x\"}",
                "{\"name\":\"x\",\"directory\":\"mnt/x\"}",
                "{\"name\":\"x\",\"directory\":\"/\"}",
                "{\"name\":\"X Y\",\"directory\":\"/mnt/x\"}",
                "{\"name\":\"x\",\"directory\":\"/mnt\",\"s3\":{}}",
                "{\"name\":\"x\",\"s3\":{\"endpoint\":\"https://s3.example.org\",\"bucket\":\"b\",\"accessKey\":\"a\",\"secretKey\":\"canary-31\"}}",
                "{\"name\":\"x\",\"s3\":{\"endpoint\":\"ftp://s3.example.org\",\"bucket\":\"backups\",\"accessKey\":\"a\",\"secretKey\":\"canary-31\"}}",
                "{\"name\":\"x\",\"s3\":{\"endpoint\":\"https://u:p@s3.example.org\",\"bucket\":\"backups\",\"accessKey\":\"a\",\"secretKey\":\"canary-31\"}}",
                "{\"name\":\"x\",\"s3\":{\"endpoint\":\"https://s3.example.org\",\"bucket\":\"backups\",\"prefix\":\"../\\u0000\",\"accessKey\":\"a\",\"secretKey\":\"canary-31\"}}",
                "{\"name\":\"x\",\"s3\":{\"endpoint\":\"https://s3.example.org\",\"bucket\":\"backups\",\"accessKey\":\"a\"}}",
                "null",
                ""
            })
    void whatCannotBeATargetIsRefusedWithAReasonThatTellsNoKey(String body) {
        api.request()
                .contentType("application/json")
                .body(body)
                .post(TARGETS)
                .then()
                .statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"))
                .body("detail", not(containsString("canary")))
                .body("detail.length()", greaterThanOrEqualTo(10));
    }

    @Test
    void onlyAnAdministratorChangesTargetsAndSeesWhatOthersKeepThere() {
        Api writer = Api.with(null, "databases:read", "databases:write");
        writer.post(TARGETS, DIRECTORY).statusCode(403);
        writer.get(TARGETS).statusCode(503);
        String orphans = TARGETS + "/bt-0198a2b4c6dc7e0f8a1b2c3d4e5f6075/orphans";
        writer.get(orphans).statusCode(403);
        api.get(orphans).statusCode(503).body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
        api.get(orphans + "?limit=0").statusCode(400);
        api.get(orphans + "?cursor=x").statusCode(400);
    }
}
