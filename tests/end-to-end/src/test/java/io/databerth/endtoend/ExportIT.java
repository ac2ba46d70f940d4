package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.contracts.Secret;
import io.databerth.embedded.TestServers;
import io.databerth.runtime.ExecOutcome;
import io.databerth.runtime.ExecRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Taking content away: out of the platform as a zip, and into a database by the engine's own tool alone. */
class ExportIT {
    private final Platform platform = Platform.running();

    @Test
    void whatIsExportedIsLoadedWithoutUs() throws Exception {
        Tenant tenant = new Tenant(platform).created();
        try {
            tenant.execute("create table t as select md5(n::text) v from generate_series(1, 100000) n");
            String backup = tenant.provenBackup();
            HttpResponse<byte[]> answer = export(tenant);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("attachment; filename=\"bk-");
            byte[] dump = contentOf(answer.body());
            assertThat(new String(dump, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("PGDMP");

            assertThat(recovered(backup)).isEqualTo(dump);

            tenant.execute("drop table t");
            load(tenant, dump);
            assertThat(tenant.query("select count(*) from t")).isEqualTo("100000");

            uploadedIntoAnother(answer.body());

            damage(tenant);
            assertThatThrownBy(() -> export(tenant)).isInstanceOf(IOException.class);
        } finally {
            platform.gateway().await(tenant.requestDeletion());
        }
    }

    /** By the platform: as a backup that is proven and restored. */
    private void uploadedIntoAnother(byte[] zip) throws SQLException {
        assertThat(zip).as("more than a request may hold").hasSizeGreaterThan(1 << 20);
        Tenant another = new Tenant(platform).created();
        try {
            String path = "/api/v1/databases/" + another.id() + "/uploads";
            byte[] cut = Arrays.copyOf(zip, zip.length - (1 << 19));
            assertThatThrownBy(() -> platform.gateway().upload(path, "application/zip", cut))
                    .hasMessageContaining("REQUEST_INVALID")
                    .hasMessageContaining("ends too early");
            byte[] noZip = new byte[64 << 20];
            assertThatThrownBy(() -> platform.gateway().upload(path, "application/zip", noZip))
                    .hasMessageContaining("it is no zip");
            String imported = Tenant.operation(platform.gateway().upload(path, "application/zip", zip));
            String backup = platform.gateway().await(imported).path("backup").asText();
            assertThat(another.get("/backups/" + backup).at("/proof/level").asText())
                    .isEqualTo("loads");
            platform.gateway().await(another.requestRestore(backup));
            assertThat(another.query("select count(*) from t")).isEqualTo("100000");
        } finally {
            platform.gateway().await(another.requestDeletion());
        }
    }

    private byte[] recovered(String backup) throws IOException, InterruptedException {
        Path file = TestServers.directory("recovered").resolve("content");
        RecoverProgram.perform(
                "extract",
                "--backups",
                platform.data().resolve("backups").toString(),
                "--root-key",
                platform.data().resolve("secrets/root.key").toString(),
                backup,
                "--into",
                file.toString());
        return Files.readAllBytes(file);
    }

    private HttpResponse<byte[]> export(Tenant tenant) throws IOException, InterruptedException {
        URI path = platform.stack().address().resolve("/api/v1/databases/" + tenant.id() + "/export");
        HttpRequest request = HttpRequest.newBuilder(path)
                .timeout(Duration.ofSeconds(60))
                .header(
                        "Authorization",
                        "Bearer " + platform.stack().adminToken().reveal())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static byte[] contentOf(byte[] zip) throws IOException {
        try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            assertThat(files.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("README.txt");
            assertThat(new String(files.readAllBytes(), StandardCharsets.UTF_8)).contains("pg_restore");
            assertThat(files.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("content.pgdump");
            return files.readAllBytes();
        }
    }

    /** From inside the container, where the tool is, but with nothing more than a user has: an address and a password. */
    private void load(Tenant tenant, byte[] dump) {
        JsonNode connection = tenant.get("/connection");
        String target = "host=%s port=5432 dbname=%s user=%s sslmode=verify-full sslrootcert=/etc/databerth/ca.crt"
                .formatted(
                        tenant.containerName(),
                        connection.path("database").asText(),
                        connection.path("username").asText());
        ExecOutcome loaded = platform.runtime()
                .execute(
                        tenant.containerName(),
                        ExecRequest.of("pg_restore", "--no-owner", "--exit-on-error", "--dbname=" + target)
                                .withInput(dump)
                                .withPassword("PGPASSWORD", Secret.of(tenant.password())));
        assertThat(loaded.exitCode()).as(loaded.stderr()).isZero();
    }

    /** Near the end of the file, when all but its last bytes have been sent. */
    private void damage(Tenant tenant) throws IOException {
        try (Stream<Path> files = Files.walk(platform.data().resolve("backups"))) {
            Path file = files.filter(found -> found.toString().contains(tenant.containerName()))
                    .filter(found -> found.toString().endsWith(".enc"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - 40] ^= 1;
            Files.write(file, bytes);
        }
    }
}
