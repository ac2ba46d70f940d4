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
import java.util.function.Predicate;
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
            List<String> inspected = engine.inspectAll();
            platform.gateway().await(tenant.requestDeletion());

            Predicate<String> hasASecret = holdsOneOf(secrets);
            assertThat(processes.seen()).as("arguments of processes").noneMatch(hasASecret);
            assertThat(engine.events()).as("events of the container engine").noneMatch(hasASecret);
            assertThat(inspected).as("inspect of every container").noneMatch(hasASecret);
            assertThat(answers).as("answers of the API").noneMatch(hasASecret);
            assertThat(topics()).as("records on the topics").noneMatch(hasASecret);
            assertThat(filesWith(hasASecret))
                    .as("files of the platform: store, broker, logs, backups")
                    .isEmpty();
            assertThat(processes.seen().size())
                    .as("the watch has seen processes at all")
                    .isGreaterThan(10);
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
        return Stream.of(
                        "",
                        "/connection",
                        "/stats",
                        "/health",
                        "/backups",
                        "/databases",
                        "/users",
                        "/sessions",
                        "/slow-queries",
                        "/logs?lines=5000",
                        "/inspect")
                .map(path -> tenant.get(path).toString())
                .toList();
    }

    private List<String> topics() {
        return new History(platform.stack().bootstrapServers())
                .everything().stream()
                        .map(entry -> new String(entry.value(), StandardCharsets.UTF_8) + entry.headers())
                        .toList();
    }

    private static Predicate<String> holdsOneOf(List<String> secrets) {
        List<String> forms = secrets.stream().flatMap(CanaryIT::forms).toList();
        return text -> forms.stream().anyMatch(text::contains);
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                Base64.getEncoder().encodeToString(bytes),
                HexFormat.of().formatHex(bytes),
                new StringBuilder(secret).reverse().toString());
    }

    /** Byte by byte, so that tables, write-ahead logs, topic segments and logs are all covered. */
    private List<Path> filesWith(Predicate<String> hasASecret) throws IOException {
        try (Stream<Path> files = Files.walk(platform.data())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> hasASecret.test(content(file)))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }
}
