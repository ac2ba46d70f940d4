package io.databerth.vault;

import static io.databerth.vault.Neighbours.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.ids.TargetId;
import io.databerth.vault.client.NotYetIssued;
import io.databerth.vault.client.VaultClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The secret key of a bucket is kept for the backup worker alone, until it is forgotten. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class TargetKeyTest extends BesideVault {
    private final TargetId target = TargetId.next();

    @Test
    void whatIsKeptComesBackUntilItIsForgotten() {
        VaultClient worker = vault.client("backup-worker");
        worker.keepTargetKey(target, Secret.of("first"));
        worker.keepTargetKey(target, Secret.of("second"));
        assertThat(worker.redeemTargetKey(target)).isEqualTo(Secret.of("second"));
        worker.forgetTargetKey(target);
        worker.forgetTargetKey(target);
        assertThatExceptionOfType(NotYetIssued.class).isThrownBy(() -> worker.redeemTargetKey(target));
    }

    @Test
    void nobodyElseHasToDoWithIt() {
        for (String stranger : new String[] {"provisioner", "monitor", "api-gateway"}) {
            VaultClient client = vault.client(stranger);
            assertThat(codeOf(() -> client.keepTargetKey(target, Secret.of("another"))))
                    .isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(codeOf(() -> client.redeemTargetKey(target))).isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(codeOf(() -> client.forgetTargetKey(target))).isEqualTo(ErrorCode.FORBIDDEN);
        }
    }
}
