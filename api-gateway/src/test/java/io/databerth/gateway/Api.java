package io.databerth.gateway;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The API as a client with a token uses it. */
final class Api {
    static final String DATABASES = "/api/v1/databases";
    private final String token;

    private Api(String token) {
        this.token = token;
    }

    static Api asAdministrator() {
        return new Api(TestSite.ADMIN_TOKEN);
    }

    static Api as(String token) {
        return new Api(token);
    }

    /** A new token with these scopes. */
    static Api with(String project, String... scopes) {
        Map<String, Object> wish = new HashMap<>(Map.of("name", "test", "scopes", Arrays.asList(scopes)));
        if (project != null) {
            wish.put("project", project);
        }
        return as(asAdministrator()
                .post("/api/v1/tokens", wish)
                .statusCode(201)
                .extract()
                .path("token"));
    }

    static String anyName() {
        return "t" + UUID.randomUUID().toString().substring(24);
    }

    String token() {
        return token;
    }

    RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token);
    }

    ValidatableResponse get(String path) {
        return request().get(path).then();
    }

    ValidatableResponse post(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).post(path).then();
    }

    /** A file as the body. */
    ValidatableResponse upload(String path, String form, byte[] file) {
        return request()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs(form, ContentType.BINARY)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(form)
                .body(file)
                .post(path)
                .then();
    }

    ValidatableResponse post(String path) {
        return request().post(path).then();
    }

    ValidatableResponse put(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).put(path).then();
    }

    ValidatableResponse patch(String path, Object body) {
        return request().contentType(ContentType.JSON).body(body).patch(path).then();
    }

    ValidatableResponse delete(String path) {
        return request().delete(path).then();
    }

    Created create() {
        return create(anyName());
    }

    Created create(String name) {
        return create(name, Map.of());
    }

    /** Of any name, with more than that asked for. */
    Created create(Map<String, ?> more) {
        return create(anyName(), more);
    }

    private Created create(String name, Map<String, ?> more) {
        Map<String, Object> wish = new HashMap<>(more);
        wish.put("name", name);
        return Created.of(post(DATABASES, wish).statusCode(202).extract().response());
    }

    /** What an accepted creation told. */
    record Created(String database, String operation, String ticket, String name) {
        static Created of(Response response) {
            return new Created(
                    response.path("database.id"),
                    response.path("operation.id"),
                    response.path("revealTicket"),
                    response.path("database.name"));
        }

        String path() {
            return DATABASES + "/" + database;
        }
    }
}
