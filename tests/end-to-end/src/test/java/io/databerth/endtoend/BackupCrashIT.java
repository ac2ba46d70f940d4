package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.launcher.plan.Service;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup is proven, and a restore brings its content, wherever the backup worker dies; nothing is left over. */
class BackupCrashIT extends CrashTests {
    private static final List<String> TAKE = List.of("begin", "dump", "copy", "store", "proof", "conclude");
    private static final List<String> RESTORE = List.of("check", "safety", "load", "switch", "credentials", "conclude");

    private final Tenant resident = new Tenant(platform()).created();

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aBackupSurvivesTheWorkersDeath(String side) throws SQLException {
        resident.execute("create table if not exists kept as select 1 as n");
        Crash crash = Crash.armed(platform(), Service.BACKUP, points("take", TAKE, side));
        String operation = resident.requestBackup();
        happens(crash);
        JsonNode ended = requireSuccess(operation);
        assertThat(resident.get("/backups/" + ended.path("backup").asText())
                        .path("state")
                        .asText())
                .isEqualTo("proven");
        requireNoLeftovers();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aRestoreSurvivesTheWorkersDeath(String side) throws SQLException {
        resident.execute(
                "drop table if exists precious; create table precious as select generate_series(1, 1000) as n");
        String backup = resident.provenBackup();
        resident.execute("drop table precious; create table graffiti as select 1 as n");
        Crash crash = Crash.armed(platform(), Service.BACKUP, points("restore", RESTORE, side));
        String operation = resident.requestRestore(backup);
        happens(crash);
        requireSuccess(operation);
        assertThat(resident.query("select sum(n) from precious")).isEqualTo("500500");
        assertThat(resident.query("select to_regclass('graffiti') is null")).isEqualTo("t");
        assertThat(resident.query("select count(*) from pg_database where not datistemplate and datname <> 'postgres'"))
                .as("no side database is left")
                .isEqualTo("1");
        requireNoLeftovers();
    }

    private void requireNoLeftovers() {
        assertThat(Things.of(platform().runtime(), resident.id()))
                .containsExactly("container " + resident.containerName(), "volume " + resident.containerName());
    }
}
