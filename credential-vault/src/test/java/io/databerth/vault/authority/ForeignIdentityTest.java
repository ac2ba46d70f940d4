package io.databerth.vault.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.Secret;
import io.databerth.vault.plan.CertificateNames;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Key and certificate of somebody else: another authority plays that part. */
class ForeignIdentityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final CertificateNames NAMES = CertificateNames.of(List.of("shop", "shop.example.org"));
    private final CertificateAuthority theirs = CertificateAuthority.create(NOW);
    private final ServerIdentity good = theirs.issue(NAMES, NOW);

    @Test
    void whatClientsWouldAcceptIsTakenAsItIs() {
        ServerIdentity taken = taken(good.certificateChainPem(), good.privateKeyPem(), good.caPem(), NOW);
        assertThat(taken.certificateChainPem()).isEqualTo(good.certificateChainPem());
        assertThat(taken.privateKeyPem()).isEqualTo(good.privateKeyPem());
        assertThat(taken.caPem()).isEqualTo(good.caPem());
        assertThat(taken.expires()).isEqualTo(good.expires());
    }

    @Test
    void aWildcardStandsForTheFirstLabelAlone() {
        CertificateNames wild = CertificateNames.exactly(List.of("*.example.org", "127.0.0.1"));
        assertThat(wild.covers("shop.example.org")).isTrue();
        assertThat(wild.covers("SHOP.example.org")).isTrue();
        assertThat(wild.covers("a.shop.example.org")).isFalse();
        assertThat(wild.covers("example.org")).isFalse();
        assertThat(wild.covers("shop")).isFalse();
    }

    @Test
    void aNameByWhichTheServerIsReachedMustBeInIt() {
        ServerIdentity other = theirs.issue(CertificateNames.of(List.of("shop")), NOW);
        assertRefused(other.certificateChainPem(), other.privateKeyPem(), other.caPem(), NOW)
                .hasMessageContaining("not valid for shop.example.org");
    }

    @Test
    void theKeyMustBelongToIt() {
        Secret another = theirs.issue(NAMES, NOW).privateKeyPem();
        assertRefused(good.certificateChainPem(), another, good.caPem(), NOW)
                .hasMessageContaining("does not belong to the certificate");
        assertRefused(good.certificateChainPem(), rsaKey(), good.caPem(), NOW)
                .hasMessageContaining("does not belong to the certificate");
    }

    @Test
    void theAuthorityMustHaveSignedIt() {
        String another = CertificateAuthority.create(NOW).certificatePem();
        assertRefused(good.certificateChainPem(), good.privateKeyPem(), another, NOW)
                .hasMessageContaining("would not accept");
    }

    @Test
    void itMustBeValidNow() {
        assertRefused(good.certificateChainPem(), good.privateKeyPem(), good.caPem(), NOW.plus(Duration.ofDays(400)))
                .hasMessageContaining("would not accept");
        assertRefused(good.certificateChainPem(), good.privateKeyPem(), good.caPem(), NOW.minus(Duration.ofDays(1)))
                .hasMessageContaining("would not accept");
    }

    @Test
    void whatIsNoPemIsRefusedAndNotRepeated() {
        assertRefused("no certificate", good.privateKeyPem(), good.caPem(), NOW).hasMessageContaining("certificate");
        assertRefused(good.certificateChainPem(), good.privateKeyPem(), "", NOW).hasMessageContaining("authority");
        assertRefused(good.certificateChainPem(), Secret.of("canary-key"), good.caPem(), NOW)
                .hasMessageContaining("privateKey")
                .hasMessageNotContaining("canary");
        String broken = "-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----\n";
        assertRefused(good.certificateChainPem(), Secret.of(broken), good.caPem(), NOW)
                .hasMessageContaining("privateKey")
                .hasMessageNotContaining("canary");
    }

    private static ServerIdentity taken(String chain, Secret key, String authority, Instant now) {
        return ForeignIdentity.of(chain, key, authority, NAMES, now);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String chain, Secret key, String authority, Instant now) {
        return assertThatThrownBy(() -> taken(chain, key, authority, now)).hasMessageContaining("REQUEST_INVALID");
    }

    private static Secret rsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return Secret.of(Pem.of(pair.getPrivate()));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
