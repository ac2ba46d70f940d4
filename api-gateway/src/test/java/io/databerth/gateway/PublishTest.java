package io.databerth.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.databerth.contracts.Topic;
import io.databerth.contracts.credential.CredentialEvent;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.database.Endpoint;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Publishing is off unless asked, and can be changed. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class PublishTest extends GatewayTest {
    @Test
    void whatNobodyAskedToPublishIsNamedByItsContainer() {
        Api.Created created = readyInside();
        String container = api.get(created.path())
                .body("published", equalTo(false))
                .body("bindAddress", nullValue())
                .extract()
                .path("containerName");
        String url = api.get(created.path() + "/connection")
                .statusCode(200)
                .body("published", equalTo(false))
                .body("note", containsString("not published"))
                .body("host", equalTo(container))
                .body("port", equalTo(5432))
                .extract()
                .path("url");
        assertThat(url).contains("@" + container + ":5432/");
    }

    @Test
    void whoAsksForItOrForAnAddressIsPublished() {
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "publish", true))
                .statusCode(202)
                .body("database.published", equalTo(true))
                .body("database.bindAddress", equalTo("127.0.0.1"))
                .body("database.host", equalTo("127.0.0.1"));
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "bindAddress", "127.0.0.1"))
                .statusCode(202)
                .body("database.published", equalTo(true));
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "bindAddress", "127.0.0.1", "publish", false))
                .statusCode(400)
                .body("detail", containsString("leave one of them out"));
    }

    @Test
    void aDatabaseIsPublishedAndClosedAgain() {
        Api.Created created = readyInside();
        api.post(created.path() + "/unpublish").statusCode(409).body("detail", containsString("not published"));
        api.post(created.path() + "/publish", Map.of("bindAddress", "example.com"))
                .statusCode(400);
        String publish = api.post(created.path() + "/publish", Map.of())
                .statusCode(202)
                .body("operation.kind", equalTo("publish"))
                .body("database.state", equalTo("restarting"))
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Published(
                        OperationId.parse(publish), database(created), new Endpoint("127.0.0.1", "127.0.0.1", 5433)));
        Workers.await(api, publish, "succeeded");
        api.get(created.path())
                .body("state", equalTo("running"))
                .body("published", equalTo(true))
                .body("bindAddress", equalTo("127.0.0.1"))
                .body("port", equalTo(5433));
        api.post(created.path() + "/publish", Map.of()).statusCode(409);
        String unpublish = api.post(created.path() + "/unpublish")
                .statusCode(202)
                .body("operation.kind", equalTo("unpublish"))
                .extract()
                .path("operation.id");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Unpublished(
                        OperationId.parse(unpublish), database(created), new Endpoint("inside", "inside", 5432)));
        Workers.await(api, unpublish, "succeeded");
        api.get(created.path()).body("published", equalTo(false)).body("port", equalTo(5432));
    }

    @Test
    void aLibraryCannotBePublished() {
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "engine", "sqlite", "publish", true))
                .statusCode(422)
                .body("code", equalTo("OPERATION_UNSUPPORTED"));
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "engine", "sqlite"))
                .statusCode(202)
                .body("database.published", equalTo(false));
    }

    private Api.Created readyInside() {
        Api.Created created = api.create();
        OperationId operation = OperationId.parse(created.operation());
        workers.tell(
                Topic.CREDENTIAL_EVENTS,
                new CredentialEvent.Issued(
                        operation,
                        database(created),
                        "db_user_abc123",
                        1,
                        "-----BEGIN CERTIFICATE-----",
                        Instant.now()));
        String container = api.get(created.path()).extract().path("containerName");
        workers.tell(
                Topic.DATABASE_EVENTS,
                new DatabaseEvent.Ready(
                        operation, database(created), new Endpoint(container, container, 5432), "image", List.of()));
        Workers.await(api, created.operation(), "succeeded");
        return created;
    }

    private static DatabaseId database(Api.Created created) {
        return DatabaseId.parse(created.database());
    }
}
