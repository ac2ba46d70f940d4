package io.databerth.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestSite.class)
class TokensTest {
    @Inject
    DataSource store;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer berth_unknown0123456789abcdefghijklmnopqr", "Bearer ",
                        "berth_testadministrator0123456789abcdefgh",
                "Basic YWRtaW46YWRtaW4=", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.", "Bearer berth_' or 1=1 --"
            })
    void withoutAValidTokenNothingIsToldNotEvenWhatExists(String header) {
        for (String path : List.of(Api.DATABASES, "/api/v1/nothing", "/api/v1/events")) {
            given().header("Authorization", header)
                    .get(path)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", "Bearer")
                    .contentType("application/problem+json")
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
        given().get(Api.DATABASES).then().statusCode(401);
        given().cookie("token", TestSite.ADMIN_TOKEN).post(Api.DATABASES).then().statusCode(401);
    }

    @Test
    void aTokenDoesOnlyWhatItsScopesAllow() {
        Api reader = Api.with(null, "databases:read");
        reader.get(Api.DATABASES).statusCode(200);
        reader.post(Api.DATABASES, Map.of("name", Api.anyName()))
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        reader.get("/api/v1/tokens").statusCode(403);
        Api writer = Api.with(null, "databases:write", "databases:read");
        writer.create();
        writer.post("/api/v1/projects", Map.of("name", Api.anyName())).statusCode(403);
        writer.post("/api/v1/tokens", Map.of("name", "x", "scopes", List.of("admin")))
                .statusCode(403);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        Api admin = Api.asAdministrator();
        var made = admin.post("/api/v1/tokens", Map.of("name", "short lived", "scopes", List.of("databases:read")))
                .statusCode(201)
                .extract();
        Api holder = Api.as(made.path("token"));
        holder.get(Api.DATABASES).statusCode(200);
        admin.get("/api/v1/tokens")
                .body("items.id", hasItem((String) made.path("id")))
                .body("items.token", everyItem(equalTo(null)));
        admin.delete("/api/v1/tokens/" + made.path("id")).statusCode(200);
        holder.get(Api.DATABASES).statusCode(401);
        admin.delete("/api/v1/tokens/" + made.path("id")).statusCode(404);
        admin.get("/api/v1/tokens").body("items.id", not(hasItem((String) made.path("id"))));
    }

    @Test
    void anExpiredTokenIsRefused() throws SQLException {
        Api admin = Api.asAdministrator();
        var made = admin.post(
                        "/api/v1/tokens",
                        Map.of("name", "old", "scopes", List.of("databases:read"), "expiresAt", "2031-01-01T00:00:00Z"))
                .statusCode(201)
                .extract();
        try (var connection = store.getConnection();
                var update = connection.prepareStatement(
                        "update token set expires_at = now() - interval '1 s' where name = 'old'")) {
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        Api.as(made.path("token")).get(Api.DATABASES).statusCode(401);
        for (String bad : List.of("yesterday", "2001-01-01T00:00:00Z", "+999999999-01-01T00:00:00Z", "")) {
            admin.post("/api/v1/tokens", Map.of("name", "x", "scopes", List.of("databases:read"), "expiresAt", bad))
                    .statusCode(400);
        }
    }

    @Test
    void whatBelongsToAnotherProjectIsNotThere() {
        Api admin = Api.asAdministrator();
        String project = Api.anyName();
        admin.post("/api/v1/projects", Map.of("name", project)).statusCode(201);
        Api.Created foreign = admin.create();
        Api inside = Api.with(project, "databases:read", "databases:write");
        Api.Created own = inside.create();
        inside.get(own.path()).statusCode(200).body("project", equalTo(project));
        admin.get(own.path()).statusCode(200);
        String absent = Api.DATABASES + "/db-00000000000070008000000000000000";
        String told = inside.get(absent).statusCode(404).extract().asString().replace(absent, "");
        for (String path : List.of("", "/connection", "/stats", "/health", "/backups")) {
            inside.get(foreign.path() + path).statusCode(404);
        }
        assertThat(inside.get(foreign.path())
                        .statusCode(404)
                        .extract()
                        .asString()
                        .replace(foreign.path(), ""))
                .isEqualTo(told);
        inside.post(foreign.path() + "/start").statusCode(404);
        inside.delete(foreign.path() + "?data=erase").statusCode(404);
        inside.get("/api/v1/operations/" + foreign.operation()).statusCode(404);
        inside.get(Api.DATABASES).body("items.project", everyItem(equalTo(project)));
        inside.get("/api/v1/events?database=" + foreign.database()).statusCode(404);
        inside.post(Api.DATABASES, Map.of("name", Api.anyName(), "project", "default"))
                .statusCode(400)
                .body("code", equalTo("PROJECT_UNKNOWN"));
        inside.post("/api/v1/projects/default/environments", Map.of("name", "qa"))
                .statusCode(404);
    }

    @Test
    void aProjectsAdministratorCannotGiveAwayMoreThanTheProject() {
        String project = Api.anyName();
        Api.asAdministrator().post("/api/v1/projects", Map.of("name", project)).statusCode(201);
        Api inside = Api.with(project, "admin");
        inside.post("/api/v1/tokens", Map.of("name", "x", "scopes", List.of("admin"), "project", "default"))
                .statusCode(400);
        inside.post("/api/v1/tokens", Map.of("name", "x", "scopes", List.of("admin")))
                .statusCode(201)
                .body("project", equalTo(project));
    }
}
