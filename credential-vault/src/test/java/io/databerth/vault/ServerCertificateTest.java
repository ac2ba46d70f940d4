package io.databerth.vault;

import static io.databerth.vault.Neighbours.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.contracts.Topic;
import io.databerth.contracts.database.DatabaseEvent;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.vault.authority.CertificateAuthority;
import io.databerth.vault.authority.Pem;
import io.databerth.vault.authority.ServerIdentity;
import io.databerth.vault.client.KeptCertificate;
import io.databerth.vault.client.NotYetIssued;
import io.databerth.vault.client.ServerCertificate;
import io.databerth.vault.client.VaultClient;
import io.databerth.vault.plan.CertificateNames;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another certificate for a server: kept beside the current one until the server is known to have it. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class ServerCertificateTest extends BesideVault {
    private static final List<String> NAMES = List.of("shop.example.org", "shop-production");
    private final DatabaseId database = DatabaseId.next();
    private final CertificateAuthority theirs = CertificateAuthority.create(Instant.now());
    private final ServerIdentity own = theirs.issue(CertificateNames.of(NAMES), Instant.now());

    @BeforeEach
    void issue() {
        vault.issue(database);
    }

    @Test
    void theServersIsTheCurrentOneOnceItIsKnownToHaveIt() {
        VaultClient provisioner = vault.client("provisioner");
        ServerCertificate before = provisioner.redeemCertificate(database);
        KeptCertificate kept = provide();
        assertThat(kept.caCertificate()).isEqualTo(theirs.certificatePem());
        assertThat(provisioner.redeemCertificate(database)).isEqualTo(before);
        ServerCertificate pending = provisioner.redeemCertificate(database, kept.version());
        assertThat(pending.privateKeyPem()).isEqualTo(own.privateKeyPem());
        assertThat(pending.caPem()).isEqualTo(theirs.certificatePem());
        certified(kept);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(provisioner.redeemCertificate(database))
                .isEqualTo(pending));
        assertGone(provisioner, 1);
    }

    @Test
    void oneThatNoServerGotMakesRoomForTheNext() throws Exception {
        KeptCertificate first = provide();
        KeptCertificate second = vault.client("api-gateway").renewCertificate(database, NAMES);
        VaultClient provisioner = vault.client("provisioner");
        assertGone(provisioner, first.version());
        ServerCertificate renewed = provisioner.redeemCertificate(database, second.version());
        assertThat(renewed.caPem()).isEqualTo(provisioner.authorityCertificate());
        assertThat(Pem.certificate(renewed.certificateChainPem()).getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .contains("shop.example.org", "shop-production", "localhost");
    }

    @Test
    void oneThatClientsWouldRefuseIsNotKept() {
        ServerIdentity other = theirs.issue(CertificateNames.of(List.of("elsewhere")), Instant.now());
        assertThat(codeOf(() -> vault.client("api-gateway")
                        .provideCertificate(
                                database, NAMES, other.certificateChainPem(), other.privateKeyPem(), other.caPem())))
                .isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(codeOf(() -> vault.client("api-gateway")
                        .provideCertificate(
                                DatabaseId.next(), NAMES, own.certificateChainPem(), own.privateKeyPem(), own.caPem())))
                .isEqualTo(ErrorCode.STATE_CONFLICT);
        assertGone(vault.client("provisioner"), 2);
    }

    @Test
    void onlyTheGatewayProvidesOne() {
        for (String stranger : new String[] {"provisioner", "monitor", "backup-worker"}) {
            assertThat(codeOf(() -> vault.client(stranger).renewCertificate(database, NAMES)))
                    .isEqualTo(ErrorCode.FORBIDDEN);
            assertThat(codeOf(
                            () -> vault.client(stranger).provideCertificate(database, NAMES, "a", Secret.of("b"), "c")))
                    .isEqualTo(ErrorCode.FORBIDDEN);
        }
    }

    private KeptCertificate provide() {
        return vault.client("api-gateway")
                .provideCertificate(database, NAMES, own.certificateChainPem(), own.privateKeyPem(), own.caPem());
    }

    private void certified(KeptCertificate kept) {
        vault.wire()
                .send(
                        Topic.DATABASE_EVENTS,
                        new DatabaseEvent.Certified(
                                OperationId.next(), database, kept.version(), kept.caCertificate(), kept.expires()));
    }

    private void assertGone(VaultClient client, int version) {
        assertThatThrownBy(() -> client.redeemCertificate(database, version)).isInstanceOf(NotYetIssued.class);
    }
}
