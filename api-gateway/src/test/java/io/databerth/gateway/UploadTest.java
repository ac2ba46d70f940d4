package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are uploaded, as far as the gateway decides about them; there is no backup worker here to take one. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class UploadTest extends GatewayTest {
    private static final String ZIP = "application/zip";
    private static final byte[] MORE_THAN_A_REQUEST_HOLDS = new byte[1 << 20];

    @Test
    void withoutABackupWorkerNothingIsAcceptedAndNothingOfABackupIsShown() {
        Api.Created created = workers.ready(api, api.create());
        upload(created, ZIP).statusCode(503).body("code", equalTo("BACKUP_WORKER_UNAVAILABLE"));
        api.get(created.path() + "/backups").body("items.size()", equalTo(0));
        api.get(created.path()).body("operation", nullValue()).body("state", equalTo("running"));
    }

    @Test
    void aDatabaseThatIsBusyIsToldBeforeTheFileIsRead() {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/backups", Map.of()).statusCode(202);
        upload(created, ZIP).statusCode(409).body("code", equalTo("OPERATION_IN_PROGRESS"));
    }

    /** The connection ends with the answer, since the file may be long: a client that is not told would use it again. */
    @Test
    void whoIsRefusedBeforeTheFileIsReadIsToldThatTheConnectionEnds() {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/backups", Map.of()).statusCode(202);
        upload(created, ZIP).statusCode(409).header("Connection", equalToIgnoringCase("close"));
    }

    @Test
    void onlyFilesAreTaken() {
        Api.Created created = workers.ready(api, api.create());
        upload(created, "text/plain").statusCode(415);
        upload(created, "application/octet-stream").statusCode(503);
    }

    @Test
    void nobodyElseMayUpload() {
        Api.Created created = workers.ready(api, api.create());
        Api.as("nobody")
                .upload(created.path() + "/uploads", ZIP, MORE_THAN_A_REQUEST_HOLDS)
                .statusCode(401);
    }

    @Test
    void whoIsRefusedAndGoesOnSendingReadsTheAnswer() throws Exception {
        String path = workers.ready(api, api.create()).path() + "/uploads";
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer nobody\r\nContent-Type: "
                            + ZIP + "\r\nContent-Length: 100000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (int part = 0; part < 20; part++) {
                out.write(MORE_THAN_A_REQUEST_HOLDS);
                Thread.sleep(20); // The answer comes meanwhile.
            }
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
        }
    }

    private ValidatableResponse upload(Api.Created created, String form) {
        return api.upload(created.path() + "/uploads", form, MORE_THAN_A_REQUEST_HOLDS);
    }
}
