package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Backups that nobody asks for, from the clock to the proof. */
class BackupPolicyIT {
    /** Until the minute comes, and a backup is taken, proven, and another one deleted. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Platform platform = Platform.running();

    @Test
    void aScheduledBackupIsTakenAndProvenByItselfAndWhatNoRuleKeepsGoes() {
        ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusMinutes(2);
        String when = soon.getMinute() + " " + soon.getHour() + " * * *";
        Tenant tenant = new Tenant(platform)
                .created(Map.of(
                        "backupPolicy",
                        Map.of(
                                "schedule", Map.of("when", when),
                                "retention", Map.of("last", 1),
                                "overdueAfterHours", 1)));
        String asked = tenant.provenBackup();
        assertThat(tenant.get("/backup-policy/plan").path("going").asInt()).isZero();

        Awaitility.await()
                .atMost(LIMIT)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> isOnlyProvenOne(tenant) && !onlyBackup(tenant).equals(asked));

        JsonNode recoverable = tenant.get("/recoverability");
        assertThat(recoverable.at("/lastProven/backup").asText()).isEqualTo(onlyBackup(tenant));
        assertThat(recoverable.at("/lastProven/level").asText()).isEqualTo("exact");
        assertThat(recoverable.path("overdue").asBoolean()).isFalse();
        JsonNode claims =
                tenant.get("/backups/" + onlyBackup(tenant) + "/evidence").path("claims");
        assertThat(claims.path("level").asText()).isEqualTo("exact");
        assertThat(claims.path("fileSha256").asText())
                .isEqualTo(tenant.get("/backups/" + onlyBackup(tenant))
                        .path("sha256")
                        .asText());
        assertThat(tenant.get("/backups/" + asked).path("state").asText()).isEqualTo("deleted");
        JsonNode operations = platform.gateway().get("/api/v1/operations?database=" + tenant.id());
        assertThat(operations.path("items"))
                .filteredOn(operation -> operation.path("actor").asText().equals("backup-worker"))
                .extracting(operation -> operation.path("kind").asText())
                .containsExactly("delete-backup", "backup");
        platform.gateway().await(tenant.requestDeletion());
    }

    private static boolean isOnlyProvenOne(Tenant tenant) {
        JsonNode items = tenant.get("/backups").path("items");
        return items.size() == 1 && items.at("/0/state").asText().equals("proven");
    }

    private static String onlyBackup(Tenant tenant) {
        return tenant.get("/backups").at("/items/0/id").asText();
    }
}
