package io.databerth.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.launcher.plan.Service;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One password, the new one, is right in the end, wherever the vault or the provisioner dies. */
class RotationCrashIT extends CrashTests {
    private static final List<String> ROTATE = List.of("prepare", "promote", "conclude");
    private static final List<String> APPLY = List.of("redeem", "set", "verify", "conclude");

    private final Tenant resident = new Tenant(platform()).created();

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aRotationSurvivesTheVaultsDeath(String side) {
        rotateThrough(Crash.armed(platform(), Service.VAULT, points("rotate", ROTATE, side)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aRotationSurvivesTheProvisionersDeath(String side) {
        rotateThrough(Crash.armed(platform(), Service.PROVISIONER, points("applycredential", APPLY, side)));
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
}
