package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.embedded.BucketServer;
import io.databerth.embedded.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Backups in a bucket of a real S3 server: sent, proven, lost here and brought back, deleted in both places. */
class BackupTargetIT {
    private final Platform platform = Platform.running();
    private final Tenant tenant = new Tenant(platform).created();

    @Test
    void whatIsLostHereComesBackFromTheBucket() throws Exception {
        Path folder = TestServers.directory("bucket");
        try (BucketServer server = BucketServer.start(Path.of("target/servers/s3proxy.jar"), folder)) {
            JsonNode target = platform.gateway().post("/api/v1/backup-targets", bucket(server));
            assertThat(target.toString()).doesNotContain(BucketServer.SECRET_KEY.reveal());
            String id = target.path("id").asText();
            policy(List.of(id));
            tenant.execute("create table kept as select 42 as n");
            String backup = tenant.provenBackup();
            assertThat(tenant.get("/backups/" + backup).path("copies").path(0).asText())
                    .isEqualTo(id);
            List<Path> here = files(platform.data().resolve("backups").resolve(tenant.id()));
            assertThat(names(files(folder))).containsAll(names(here));
            for (Path file : here) {
                Files.delete(file);
            }
            tenant.execute("drop table kept");
            platform.gateway().await(tenant.requestRestore(backup));
            assertThat(tenant.query("select n from kept")).isEqualTo("42");
            platform.gateway().await(Tenant.operation(tenant.delete("/backups/" + backup)));
            // The platform's own backups may have come meanwhile.
            assertThat(names(files(folder))).doesNotContainAnyElementsOf(names(here));
            policy(List.of());
            platform.gateway().delete("/api/v1/backup-targets/" + id);
        }
    }

    private void policy(List<String> targets) {
        platform.gateway()
                .await(Tenant.operation(platform.gateway()
                        .put("/api/v1/databases/" + tenant.id() + "/backup-policy", Map.of("targets", targets))));
    }

    private static Map<String, Object> bucket(BucketServer server) {
        return Map.of(
                "name",
                // One that failed before has left its own.
                "bucket-" + UUID.randomUUID().toString().substring(0, 8),
                "s3",
                Map.of(
                        "endpoint",
                        server.address().toString(),
                        "bucket",
                        BucketServer.BUCKET,
                        "prefix",
                        "site/",
                        "accessKey",
                        BucketServer.ACCESS_KEY,
                        "secretKey",
                        BucketServer.SECRET_KEY.reveal()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }
}
