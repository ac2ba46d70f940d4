package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A password that is known to the test is searched for wherever it could have gone, while everything is done with it. */
class CanaryIT {
    private final Platform platform = Platform.running();

    @Test
    void aPasswordIsNowhereButInItsOneReveal() throws Exception {
        List<String> answers = new ArrayList<>();
        List<String> secrets = new ArrayList<>();
        try (ProcessWatch processes = new ProcessWatch();
                EngineWatch engine = new EngineWatch()) {
            Tenant tenant = new Tenant(platform).created();
            secrets.add(tenant.password());
            answers.addAll(answersAbout(tenant));
            live(tenant);
            secrets.add(tenant.password());
            answers.addAll(answersAbout(tenant));
            String inspected = engine.inspectAll();
            platform.gateway().await(tenant.requestDeletion());

            for (String secret : secrets) {
                for (String form : forms(secret)) {
                    assertThat(processes.seen()).as("arguments and environments of processes").noneMatch(has(form));
                    assertThat(engine.events()).as("events of the container engine").noneMatch(has(form));
                    assertThat(inspected).as("inspect of every container").doesNotContain(form);
                    assertThat(answers).as("answers of the API").noneMatch(has(form));
                    assertThat(topics()).as("records on the topics").noneMatch(has(form));
                    assertThat(filesWith(form)).as("files of the platform: store, broker, logs, backups").isEmpty();
                }
            }
            assertThat(processes.seen().size()).as("the watch has seen processes at all").isGreaterThan(10);
            assertThat(engine.events()).as("the watch has seen events at all").isNotEmpty();
        }
    }

    /** Everything that is done with a password: backup, restore, rotation, restart. */
    private void live(Tenant tenant) throws SQLException {
        tenant.execute("create table t as select generate_series(1, 1000) as n");
        String backup = tenant.provenBackup();
        platform.gateway().await(tenant.requestRestore(backup));
        platform.gateway().await(tenant.requestRotation());
        tenant.reveal();
        platform.gateway().await(Tenant.operation(tenant.post("/restart")));
    }

    private List<String> answersAbout(Tenant tenant) {
        return Stream.of("", "/connection", "/stats", "/health", "/backups")
                .map(path -> tenant.get(path).toString())
                .toList();
    }

    private List<String> topics() {
        return new History(platform.stack().bootstrapServers())
                .everything().stream()
                        .map(entry -> new String(entry.value(), StandardCharsets.UTF_8) + entry.headers())
                        .toList();
    }

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(
                secret,
                Base64.getEncoder().encodeToString(bytes),
                HexFormat.of().formatHex(bytes),
                new StringBuilder(secret).reverse().toString());
    }

    private static java.util.function.Predicate<String> has(String form) {
        return text -> text.contains(form);
    }

    /** Byte by byte, so that tables, write-ahead logs, topic segments and logs are all covered. */
    private List<Path> filesWith(String form) throws IOException {
        try (Stream<Path> files = Files.walk(platform.data())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> contains(file, form))
                    .toList();
        }
    }

    private static boolean contains(Path file, String form) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(form);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }
}
