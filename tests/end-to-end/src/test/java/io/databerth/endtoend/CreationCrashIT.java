package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.launcher.plan.Service;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database comes to be, and goes, once and as a whole, wherever its provisioner dies. */
class CreationCrashIT extends CrashTests {
    private static final List<String> CREATE =
            List.of("image", "network", "volume", "secrets", "container", "start", "account", "ready", "conclude");
    private static final List<String> DELETE = List.of("container", "volume", "network", "conclude");

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aCreationSurvivesTheProvisionersDeath(String side) throws SQLException {
        Tenant tenant = new Tenant(platform());
        Crash crash = Crash.armed(platform(), Service.PROVISIONER, points("provision", CREATE, side));
        String operation = tenant.requestCreate();
        happens(crash);
        requireSuccess(operation);
        tenant.reveal();
        assertThat(tenant.query("select 42")).isEqualTo("42");
        assertThat(Things.of(platform().runtime(), tenant.id()))
                .containsExactly("container " + tenant.containerName(), "volume " + tenant.containerName());
        requireSuccess(tenant.requestDeletion());
    }

    @Test
    void aCreationSurvivesTheVaultsDeathBeforeItsSecretsExist() {
        Tenant tenant = new Tenant(platform());
        Crash crash = Crash.armed(platform(), Service.VAULT, "issue.conclude.before");
        String operation = tenant.requestCreate();
        happens(crash);
        requireSuccess(operation);
        tenant.reveal();
        assertThat(tenant.accepts(tenant.password())).isTrue();
        requireSuccess(tenant.requestDeletion());
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aDeletionSurvivesTheProvisionersDeath(String side) {
        Tenant tenant = new Tenant(platform()).created();
        Crash crash = Crash.armed(platform(), Service.PROVISIONER, points("delete", DELETE, side));
        String operation = tenant.requestDeletion();
        happens(crash);
        requireSuccess(operation);
        assertThat(Things.of(platform().runtime(), tenant.id())).isEmpty();
    }
}
