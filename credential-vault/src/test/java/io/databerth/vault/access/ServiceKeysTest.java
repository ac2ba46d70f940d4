package io.databerth.vault.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.databerth.contracts.CodedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceKeysTest {
    @TempDir
    Path directory;

    @Test
    void eachServiceGetsAKeyThatStaysTheSame() throws IOException {
        ServiceKeys.open(directory);
        String monitor = key("monitor");
        ServiceKeys again = ServiceKeys.open(directory);
        assertThat(again.ownerOf(monitor)).hasValue(CallingWorker.MONITOR);
        assertThat(again.ownerOf(key("backup-worker"))).hasValue(CallingWorker.BACKUP_WORKER);
        assertThat(again.ownerOf(key("api-gateway"))).hasValue(CallingWorker.API_GATEWAY);
        assertThat(again.ownerOf(key("provisioner"))).hasValue(CallingWorker.PROVISIONER);
        assertThat(again.ownerOf(monitor + "x")).isEmpty();
        assertThat(again.ownerOf("")).isEmpty();
    }

    @Test
    void aKeyThatOthersCanReadOrThatIsShortStopsTheStart() throws IOException {
        ServiceKeys.open(directory);
        Path file = directory.resolve("monitor.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceKeys.open(directory))
                .withMessageContaining("chmod");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(file, "short");
        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceKeys.open(directory))
                .withMessageContaining("shorter")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("short\n"));
    }

    @Test
    void aServiceMayDoOnlyWhatItNeeds() {
        for (Permission permission : Permission.values()) {
            assertThat(CallingWorker.MONITOR.may(permission)).isFalse();
            assertThat(CallingWorker.API_GATEWAY.may(permission))
                    .isEqualTo(permission == Permission.REVEAL_BY_TICKET
                            || permission == Permission.DEPOSIT_SOURCE_PASSWORD
                            || permission == Permission.PROVIDE_CERTIFICATE);
            assertThat(CallingWorker.PROVISIONER.may(permission))
                    .isEqualTo(permission == Permission.REDEEM_CURRENT_PASSWORD
                            || permission == Permission.REDEEM_PENDING_PASSWORD
                            || permission == Permission.REDEEM_CERTIFICATE);
            assertThat(CallingWorker.BACKUP_WORKER.may(permission))
                    .isEqualTo(permission == Permission.REDEEM_CURRENT_PASSWORD
                            || permission == Permission.REDEEM_SOURCE_PASSWORD
                            || permission == Permission.WRAP_BACKUP_KEY
                            || permission == Permission.KEEP_TARGET_KEY
                            || permission == Permission.SIGN_EVIDENCE);
        }
        assertThatExceptionOfType(CodedException.class)
                .isThrownBy(() -> CallingWorker.MONITOR.require(Permission.WRAP_BACKUP_KEY))
                .withMessageContaining("monitor");
    }

    private String key(String service) throws IOException {
        return Files.readString(directory.resolve(service + ".key")).trim();
    }
}
