package io.databerth.monitor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ids.DatabaseId;
import io.databerth.monitor.looking.DatabaseLabels;
import io.databerth.runtime.ContainerRuntime;
import io.databerth.runtime.ContainerSpec;
import io.databerth.runtime.docker.DockerRuntime;
import io.databerth.runtime.docker.RuntimeEndpoints;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log of a real container, followed through the monitor's door. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class FollowingIT {
    private final DatabaseId database = DatabaseId.next();
    private final ContainerRuntime runtime = DockerRuntime.connect(RuntimeEndpoints.find());
    private String container = "";

    @ConfigProperty(name = "databerth.site")
    String site;

    @ConfigProperty(name = "databerth.monitor.key-file")
    Path key;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI server;

    /** It writes so many lines, one in half a second, and stops. */
    private void speaking(int count) {
        container = runtime.create(ContainerSpec.of("following-it-" + database, "databerth/postgresql:17")
                .labels(DatabaseLabels.of(site, database))
                .argv("sh", "-c", "i=0; while [ $i -lt " + count + " ]; do i=$((i+1)); echo line $i; sleep 0.5; done")
                .build());
        runtime.start(container);
    }

    @AfterEach
    void remove() {
        runtime.remove(container);
        runtime.close();
    }

    @Test
    void linesComeAsTheyAreWrittenUntilTheServerStops() throws Exception {
        speaking(8);
        HttpURLConnection connection = follow("lines=10");
        try (BufferedReader lines = reader(connection)) {
            assertThat(spoken(lines)).endsWith("\"line 1\"}").contains("\"at\":\"20");
            assertThat(runtime.inspect(container).orElseThrow().running()).isTrue();
            for (int i = 2; i <= 8; i++) {
                assertThat(spoken(lines)).contains("\"line " + i + "\"");
            }
            assertThat(spoken(lines)).contains("\"end\":\"the server has stopped");
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void aReaderWhoGoesLeavesNoStreamOfTheContainerEngineBehind() throws Exception {
        speaking(500);
        long before = streams();
        HttpURLConnection connection = follow("lines=0");
        assertThat(spoken(reader(connection))).contains("line ");
        assertThat(streams()).isEqualTo(before + 1);
        connection.disconnect();
        await().atMost(Duration.ofSeconds(10)).until(() -> streams() == before);
        assertThat(runtime.inspect(container).orElseThrow().running()).isTrue();
    }

    @Test
    void nobodyFollowsWithoutTheKeyOrWithoutAContainer() throws Exception {
        speaking(1);
        given().get("/internal/v1/databases/" + database + "/log/lines").then().statusCode(401);
        assertThat(follow("after=yesterday").getResponseCode()).isEqualTo(400);
        runtime.remove(container);
        assertThat(follow("lines=1").getResponseCode()).isEqualTo(409);
    }

    private HttpURLConnection follow(String query) throws Exception {
        HttpURLConnection connection =
                (HttpURLConnection) server.resolve("/internal/v1/databases/" + database + "/log/lines?" + query)
                        .toURL()
                        .openConnection();
        connection.setRequestProperty(
                "Authorization", "Bearer " + Files.readString(key).strip());
        connection.setReadTimeout(20_000);
        return connection;
    }

    private static BufferedReader reader(HttpURLConnection connection) throws Exception {
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The next line that is more than a sign of life. */
    private static String spoken(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line != null && line.isEmpty()) {
            line = lines.readLine();
        }
        return line;
    }

    /** The service lives in this process. */
    private static long streams() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-java-stream"))
                .count();
    }
}
