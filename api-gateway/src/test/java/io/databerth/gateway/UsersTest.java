package io.databerth.gateway;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.UserAccess;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Further users as their owner asks for them. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class UsersTest extends GatewayTest {
    private static final String READER = "reader";

    @Test
    void aUserIsMadeByAnOperationWhoseTicketRevealsThePassword() {
        Api.Created created = workers.ready(api, api.create());
        made(created);
        api.get(created.path() + "/users/" + READER).statusCode(200).body("access", equalTo("read-only"));
        api.post(created.path() + "/users", Map.of("name", READER, "access", "read-only"))
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"));
    }

    @Test
    void aDroppedUserIsKnownUntilItsPasswordsAreDestroyed() {
        Api.Created created = workers.ready(api, api.create());
        made(created);
        String operation = api.delete(created.path() + "/users/" + READER)
                .statusCode(202)
                .body("operation.kind", equalTo("drop-user"))
                .body("revealTicket", nullValue())
                .extract()
                .path("operation.id");
        OperationId id = OperationId.parse(operation);
        DatabaseId database = DatabaseId.parse(created.database());
        workers.tell(Topic.DATABASE_EVENTS, new DatabaseEvent.UserDropped(id, database, READER));
        Workers.await(api, operation, "running");
        api.get(created.path() + "/users/" + READER).statusCode(200);
        workers.tell(Topic.CREDENTIAL_EVENTS, new CredentialEvent.UserRevoked(id, database, READER));
        Workers.await(api, operation, "succeeded");
        api.get(created.path() + "/users/" + READER).statusCode(404);
        api.post(created.path() + "/users/" + READER + "/grant", Map.of("access", "read-write"))
                .statusCode(404);
    }

    @Test
    void aRotationOfAUserLeavesTheDatabasesOwnVersionAlone() {
        Api.Created created = workers.ready(api, api.create());
        made(created);
        String operation = api.post(created.path() + "/users/" + READER + "/rotate")
                .statusCode(202)
                .body("operation.kind", equalTo("rotate-credentials"))
                .body("revealTicket", notNullValue())
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.CREDENTIAL_EVENTS,
                new CredentialEvent.Rotated(
                        OperationId.parse(operation), DatabaseId.parse(created.database()), 7, READER));
        Workers.await(api, operation, "succeeded");
    }

    @Test
    void aUserThatIsLockedOutGetsNoNewPassword() {
        Api.Created created = workers.ready(api, api.create());
        made(created);
        String operation = api.post(created.path() + "/users/" + READER + "/grant", Map.of("access", "none"))
                .statusCode(202)
                .body("operation.kind", equalTo("grant-user"))
                .extract()
                .path("operation.id");
        told(created, operation, UserAccess.NONE);
        api.post(created.path() + "/users/" + READER + "/rotate").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "postgres", "pg_own", "Reader", "a\"b", "x'; DROP ROLE y; --", "databerth_readers", "-x"
            })
    void aBadNameIsRefused(String name) {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/users", Map.of("name", name, "access", "read-only"))
                .statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin", "none", "READ-ONLY"})
    void aBadAccessIsRefused(String access) {
        Api.Created created = workers.ready(api, api.create());
        api.post(created.path() + "/users", Map.of("name", READER, "access", access))
                .statusCode(400)
                .body("code", equalTo("REQUEST_INVALID"));
    }

    @Test
    void theDatabasesOwnUserIsNoFurtherOne() {
        Api.Created created = workers.ready(api, api.create());
        String own = api.get(created.path()).extract().path("username");
        api.post(created.path() + "/users", Map.of("name", own, "access", "read-only"))
                .statusCode(409)
                .body("code", equalTo("NAME_TAKEN"));
        api.delete(created.path() + "/users/" + own).statusCode(404);
    }

    private void made(Api.Created created) {
        String operation = api.post(created.path() + "/users", Map.of("name", READER, "access", "read-only"))
                .statusCode(202)
                .body("operation.kind", equalTo("create-user"))
                .body("revealTicket", notNullValue())
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.CREDENTIAL_EVENTS,
                new CredentialEvent.UserIssued(
                        OperationId.parse(operation), DatabaseId.parse(created.database()), READER, 1));
        told(created, operation, UserAccess.READ_ONLY);
    }

    private void told(Api.Created created, String operation, UserAccess access) {
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.UserSet(
                        OperationId.parse(operation), DatabaseId.parse(created.database()), READER, access));
        Workers.await(api, operation, "succeeded");
    }
}
