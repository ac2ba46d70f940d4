package io.databerth.gateway;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DataDisposal;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A database's own address, of its project's range. */
@QuarkusTest
@QuarkusTestResource(TestSite.class)
class FixedAddressTest {
    private static final String PROJECTS = "/api/v1/projects";
    private static final AtomicInteger RANGES = new AtomicInteger();
    private final Api api = Api.asAdministrator();
    private final String prefix = "10.213." + RANGES.incrementAndGet();
    private final String project = Api.anyName();

    @Test
    void aDatabaseHasTheAddressThatItAskedFor() {
        make();
        ask(prefix + ".7").statusCode(202).body("database.fixedAddress", equalTo(prefix + ".7"));
        api.get(PROJECTS + "?limit=200").body("items.addressRange", hasItem(prefix + ".0/24"));
    }

    @Test
    void anAddressOutsideOrReservedIsRefusedWithWhatWouldBeRight() {
        make();
        ask("10.99.0.7").statusCode(400).body("detail", containsString("is not of the project's range " + prefix));
        ask(prefix + ".1")
                .statusCode(400)
                .body("detail", containsString("reserved: choose one from " + prefix + ".2 to " + prefix + ".127"));
        ask(prefix + ".200").statusCode(400).body("detail", containsString("reserved"));
        ask("localhost").statusCode(400);
    }

    @Test
    void anAddressIsTakenUntilItsDatabaseIsDeleted() {
        make();
        var first = ask(prefix + ".7").statusCode(202).extract();
        ask(prefix + ".7").statusCode(409).body("code", equalTo("ADDRESS_TAKEN"));
        String database = first.path("database.id");
        String deletion = api.delete(Api.DATABASES + "/" + database + "?data=erase")
                .statusCode(202)
                .extract()
                .path("operation.id");
        try (Workers workers = new Workers()) {
            workers.tell(
                    Topic.DATABASE_EVENTS,
                    new DatabaseEvent.Deleted(
                            OperationId.parse(deletion), DatabaseId.parse(database), DataDisposal.ERASE));
            Workers.await(api, deletion, "succeeded");
        }
        ask(prefix + ".7").statusCode(202);
    }

    @Test
    void aProjectWithoutARangeHasNoFixedAddresses() {
        api.post(Api.DATABASES, Map.of("name", Api.anyName(), "address", "10.20.30.7"))
                .statusCode(400)
                .body("detail", containsString("no range"));
    }

    @Test
    void noTwoProjectsShareAddressesAndNoneHasThoseOfTheHost() {
        make();
        range("10.213.0.0/16").statusCode(409).body("code", equalTo("ADDRESS_TAKEN"));
        range("10.20.30.1/24").statusCode(400).body("detail", containsString("such as"));
        range("8.8.8.0/24").statusCode(400);
    }

    private void make() {
        api.post(PROJECTS, Map.of("name", project, "addressRange", prefix + ".0/24"))
                .statusCode(201)
                .body("addressRange", equalTo(prefix + ".0/24"));
    }

    private ValidatableResponse range(String range) {
        return api.post(PROJECTS, Map.of("name", Api.anyName(), "addressRange", range));
    }

    private ValidatableResponse ask(String address) {
        return api.post(Api.DATABASES, Map.of("name", Api.anyName(), "project", project, "address", address));
    }
}
