package io.databerth.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the internal door answers, by the letter. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class InternalHttpTest {
    private static final String REDEEM = "/internal/v1/secrets/redeem";
    private static final String TICKETS = "/internal/v1/tickets/redeem";
    private static final String CANARY = "canary-ticket-77";

    @ConfigProperty(name = "databerth.service-keys-directory")
    Path keys;

    @ConfigProperty(name = "quarkus.log.file.path")
    Path log;

    @Test
    void withoutAKeyNothingIsTold() {
        problem(
                given().contentType("application/json")
                        .body(reference())
                        .post(REDEEM)
                        .then(),
                401,
                "UNAUTHENTICATED");
        problem(given().get("/internal/v1/ca").then(), 401, "UNAUTHENTICATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic abc", "bearer", "Bearer  "})
    void aWrongKeyIsRefusedAndNotRepeated(String authorization) {
        ValidatableResponse answer = given().header("Authorization", authorization)
                .contentType("application/json")
                .body(reference())
                .post(REDEEM)
                .then();
        problem(answer, 401, "UNAUTHENTICATED");
        answer.body(not(containsString("wrong")));
    }

    @Test
    void aServiceWithoutThePermissionIsRefusedBeforeAnythingIsLookedUp() throws IOException {
        problem(as("monitor").body(reference()).post(REDEEM).then(), 403, "FORBIDDEN");
        problem(as("api-gateway").body(reference()).post(REDEEM).then(), 403, "FORBIDDEN");
        problem(as("provisioner").body(ticket(CANARY)).post(TICKETS).then(), 403, "FORBIDDEN");
        String tls = "{\"reference\":\"" + DatabaseId.next() + "/tls\"}";
        problem(as("backup-worker").body(tls).post(REDEEM).then(), 403, "FORBIDDEN");
        problem(
                as("provisioner")
                        .body(backup())
                        .post("/internal/v1/backup-keys")
                        .then(),
                403,
                "FORBIDDEN");
    }

    @Test
    void anUnknownSecretIsNotFound() throws IOException {
        problem(as("provisioner").body(reference()).post(REDEEM).then(), 404, "NOT_FOUND");
        problem(as("provisioner").get("/internal/v1/nothing").then(), 404, "NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{",
                "[]",
                "{}",
                "\"canary-ticket-77\"",
                "canary-ticket-77",
                "{\"database\": \"canary-ticket-77\", \"ticket\": \"canary-ticket-77\"}",
                "{\"database\": {\"canary-ticket-77\": 1}, \"ticket\": \"canary-ticket-77\"}",
                "{\"database\": \"db-1\", \"ticket\": canary-ticket-77}"
            })
    void aBodyThatCannotBeReadIsRefusedAndRepeatedNowhere(String body) throws IOException {
        ValidatableResponse answer = as("api-gateway").body(body).post(TICKETS).then();
        problem(answer, 400, "REQUEST_INVALID");
        answer.body(not(containsString(CANARY)));
        assertThat(Files.readString(log)).doesNotContain(CANARY);
    }

    @Test
    void aBodyOfAnotherTypeOrSizeIsRefused() throws IOException {
        as("api-gateway")
                .contentType("text/plain")
                .body("x")
                .post(TICKETS)
                .then()
                .statusCode(415);
        String large = ticket("x".repeat(100_000));
        as("api-gateway").body(large).post(TICKETS).then().statusCode(413);
    }

    @Test
    void everyServiceMayReadTheAuthoritysCertificate() throws IOException {
        as("monitor")
                .get("/internal/v1/ca")
                .then()
                .statusCode(200)
                .contentType("application/x-pem-file")
                .body(startsWith("-----BEGIN CERTIFICATE-----"));
    }

    @Test
    void itIsReadyAndCountsWhatItHandsOut() throws IOException {
        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        as("monitor").body(reference()).post(REDEEM).then().statusCode(403);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("databerth_vault_access_total"))
                .body(containsString("outcome=\"forbidden\""));
    }

    private static void problem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("type", startsWith("urn:databerth:problem:"));
    }

    private RequestSpecification as(String service) throws IOException {
        String key = Files.readString(keys.resolve(service + ".key")).trim();
        return given().header("Authorization", "Bearer " + key).contentType("application/json");
    }

    private static String reference() {
        return "{\"reference\":\"" + DatabaseId.next() + "/app\"}";
    }

    private static String ticket(String text) {
        return "{\"database\":\"" + DatabaseId.next() + "\",\"ticket\":\"" + text + "\"}";
    }

    private static String backup() {
        return "{\"database\":\"" + DatabaseId.next() + "\",\"backup\":\"" + BackupId.next() + "\"}";
    }
}
