package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Secret;
import io.databerth.runtime.ExecRequest;
import io.databerth.runtime.conformance.TestBed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordSecrecyIT {
    private static final String CANARY = "canary-7f3a1c-password";
    private final Endpoint endpoint = engine();
    private final DockerRuntime runtime = DockerRuntime.connect(endpoint);

    @TempDir
    Path directory = Path.of("");

    /** The container engine under test. */
    Endpoint engine() {
        return RuntimeEndpoints.find();
    }

    private TestBed bed = new TestBed(runtime, "");

    @AfterEach
    void clean() {
        bed.clean();
        runtime.close();
    }

    @Test
    void aDeliveredPasswordShowsNowhereButInTheCommandsOwnEnvironment() throws IOException, InterruptedException {
        bed = new TestBed(runtime, TestImage.in(runtime));
        Instant begin = Instant.now();
        String id = bed.running("secret");
        var request = ExecRequest.of("sh", "-c", "echo \"$PGPASSWORD\"; sleep 300")
                .withPassword("PGPASSWORD", Secret.of(CANARY))
                .countingOutput();
        try (var command = runtime.stream(id, request)) {
            assertThat(command.output().readNBytes(CANARY.length()))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(CANARY);
            String container = get("/containers/" + id + "/json");
            var execs = Pattern.compile("\"ExecIDs\":\\[\"([0-9a-f]{64})\"").matcher(container);
            assertThat(execs.find()).isTrue();
            String exec = get("/exec/" + execs.group(1) + "/json");
            String events = get("/events?since=" + (begin.getEpochSecond() - 1) + "&until="
                    + (Instant.now().getEpochSecond() + 1));
            String processes = runtime.execute(
                            id, ExecRequest.of("sh", "-c", "cat /proc/[0-9]*/cmdline | tr '\\0' ' '"))
                    .text();

            assertThat(exec).contains("IFS= read -r PGPASSWORD");
            assertThat(events)
                    .containsAnyOf("exec_start", "\"Action\":\"exec\"")
                    .contains(id);
            assertThat(processes).contains("sleep 300");
            assertThat(List.of(container, exec, events, processes, request.toString()))
                    .noneMatch(text -> text.contains(CANARY));
        }
    }

    @Test
    void aPasswordTravelsOnlyAsInputAndInNoRequestOfTheApi() throws IOException, InterruptedException {
        bed = new TestBed(runtime, TestImage.in(runtime));
        String id = bed.running("wire");
        try (var relay = new RelayedDocker(endpoint, directory);
                var relayed = DockerRuntime.connect(relay.endpoint())) {
            relayed.execute(id, ExecRequest.of("true").withPassword("PGPASSWORD", Secret.of(CANARY)));

            assertThat(relay.sent()).anyMatch(text -> text.contains("/containers/" + id + "/exec"));
            assertThat(relay.sent())
                    .filteredOn(text -> text.contains(CANARY))
                    .singleElement()
                    .asString()
                    .satisfies(text -> {
                        assertThat(text).startsWith("POST /exec/").endsWith("}" + CANARY + "\n");
                    });
        }
    }

    private String get(String target) throws IOException {
        try (var connection = DockerConnection.open(endpoint)) {
            assertThat(connection.request("GET", target, List.of("Connection: close"), new byte[0]))
                    .isEqualTo(200);
            var answer = new StringBuilder();
            for (String part = connection.rest(); !part.isEmpty(); part = connection.rest()) {
                answer.append(part);
            }
            return answer.toString();
        }
    }
}
