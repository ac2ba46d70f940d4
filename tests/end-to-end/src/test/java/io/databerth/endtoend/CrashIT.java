package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.databerth.launcher.plan.Service;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each worker is killed with signal 9 before and after each step of create, backup, restore, rotate and delete, and the
 * gateway and the monitor at the same moments in turn. Whatever was under way ends well, once, and nothing is left over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {
    private static final List<String> CREATE =
            List.of("image", "network", "volume", "secrets", "container", "start", "account", "ready", "conclude");
    private static final List<String> DELETE = List.of("container", "volume", "network", "conclude");
    private static final List<String> TAKE = List.of("begin", "dump", "store", "proof", "conclude");
    private static final List<String> RESTORE = List.of("check", "safety", "load", "switch", "credentials", "conclude");
    private static final List<String> ROTATE = List.of("prepare", "promote", "conclude");
    private static final List<String> APPLY = List.of("redeem", "set", "verify", "conclude");

    private final Platform platform = Platform.running();
    private final Tenant resident = new Tenant(platform).created();
    private int crashes;

    static Stream<String> create() {
        return points("provision", CREATE);
    }

    static Stream<String> delete() {
        return points("delete", DELETE);
    }

    static Stream<String> take() {
        return points("take", TAKE);
    }

    static Stream<String> restore() {
        return points("restore", RESTORE);
    }

    static Stream<String> rotate() {
        return points("rotate", ROTATE);
    }

    static Stream<String> apply() {
        return points("applycredential", APPLY);
    }

    @ParameterizedTest
    @MethodSource("create")
    void aCreationSurvivesTheProvisionersDeathAt(String point) throws SQLException {
        Tenant tenant = new Tenant(platform);
        Crash crash = Crash.armed(platform, Service.PROVISIONER, point);
        String operation = tenant.requestCreate();
        happens(crash);
        requireSuccess(operation);
        tenant.reveal();
        assertThat(tenant.query("select 42")).isEqualTo("42");
        assertThat(Things.of(platform.runtime(), tenant.id()))
                .containsExactly("container " + tenant.containerName(), "volume " + tenant.containerName());
        requireSuccess(tenant.requestDeletion());
    }

    @Test
    void aCreationSurvivesTheVaultsDeathBeforeItsSecretsExist() {
        Tenant tenant = new Tenant(platform);
        Crash crash = Crash.armed(platform, Service.VAULT, "issue.conclude.before");
        String operation = tenant.requestCreate();
        happens(crash);
        requireSuccess(operation);
        tenant.reveal();
        assertThat(tenant.accepts(tenant.password())).isTrue();
        requireSuccess(tenant.requestDeletion());
    }

    @ParameterizedTest
    @MethodSource("delete")
    void aDeletionSurvivesTheProvisionersDeathAt(String point) {
        Tenant tenant = new Tenant(platform).created();
        Crash crash = Crash.armed(platform, Service.PROVISIONER, point);
        String operation = tenant.requestDeletion();
        happens(crash);
        requireSuccess(operation);
        assertThat(Things.of(platform.runtime(), tenant.id())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("take")
    void aBackupSurvivesTheWorkersDeathAt(String point) throws SQLException {
        resident.execute("create table if not exists kept as select 1 as n");
        Crash crash = Crash.armed(platform, Service.BACKUP, point);
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
    @MethodSource("restore")
    void aRestoreSurvivesTheWorkersDeathAt(String point) throws SQLException {
        resident.execute(
                "drop table if exists precious; create table precious as select generate_series(1, 1000) as n");
        String backup = resident.provenBackup();
        resident.execute("drop table precious; create table graffiti as select 1 as n");
        Crash crash = Crash.armed(platform, Service.BACKUP, point);
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

    @ParameterizedTest
    @MethodSource("rotate")
    void aRotationSurvivesTheVaultsDeathAt(String point) {
        rotateThrough(Crash.armed(platform, Service.VAULT, point));
    }

    @ParameterizedTest
    @MethodSource("apply")
    void aRotationSurvivesTheProvisionersDeathAt(String point) {
        rotateThrough(Crash.armed(platform, Service.PROVISIONER, point));
    }

    private void rotateThrough(Crash crash) {
        String old = resident.password();
        String operation = resident.requestRotation();
        happens(crash);
        requireSuccess(operation);
        resident.reveal();
        assertThat(resident.accepts(old)).as("the old password is refused").isFalse();
        assertThat(resident.accepts(resident.password()))
                .as("the new password is accepted")
                .isTrue();
    }

    /** The owner of the step dies at the point; the gateway and the monitor die in turn with it. */
    private void happens(Crash crash) {
        crashes++;
        if (crashes % 3 == 0) {
            platform.stack()
                    .service(crashes % 2 == 0 ? "api-gateway" : "monitor")
                    .kill();
        }
        crash.happens();
    }

    private JsonNode requireSuccess(String operation) {
        platform.awaitGateway();
        return platform.gateway().await(operation);
    }

    private void requireNoLeftovers() {
        assertThat(Things.of(platform.runtime(), resident.id()))
                .containsExactly("container " + resident.containerName(), "volume " + resident.containerName());
    }

    @AfterEach
    void everyOperationHasAtMostOneEnd() {
        assertThat(new History(platform.stack().bootstrapServers())
                        .endsByOperation()
                        .entrySet())
                .allMatch(entry -> entry.getValue() == 1);
    }

    private static Stream<String> points(String verb, List<String> steps) {
        return steps.stream().flatMap(step -> Stream.of(verb + "." + step + ".before", verb + "." + step + ".after"));
    }
}
