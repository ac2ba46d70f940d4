package io.databerth.vault.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.databerth.vault.plan.CertificateNames;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CertificateAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final List<String> HOSTS =
            List.of("shop_one-production-pg.db.example.org", "shop_one-production-pg", "192.0.2.7");
    private final CertificateAuthority authority = CertificateAuthority.create(NOW);

    @Test
    void itsServerCertificatesPassTheValidatorOfTheJdk() {
        ServerIdentity server = issue(authority);
        assertThatCode(() -> validate(server, authority, NOW)).doesNotThrowAnyException();
        assertThatCode(() -> validate(server, authority, NOW.plus(Duration.ofDays(364))))
                .doesNotThrowAnyException();
        assertThatExceptionOfType(CertPathValidatorException.class)
                .isThrownBy(() -> validate(server, authority, NOW.plus(Duration.ofDays(366))));
        assertThatExceptionOfType(CertPathValidatorException.class)
                .isThrownBy(() -> validate(server, CertificateAuthority.create(NOW), NOW));
    }

    @Test
    void itIsTheSameAuthorityAfterItWasStored() {
        CertificateAuthority stored = CertificateAuthority.of(authority.certificatePem(), authority.keyPkcs8());
        assertThatCode(() -> validate(issue(stored), authority, NOW)).doesNotThrowAnyException();
    }

    @Test
    void aServerCertificateCarriesAllNamesAndTheOwnHosts() throws Exception {
        X509Certificate server = Pem.certificate(issue(authority).certificateChainPem());
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactlyInAnyOrder(HOSTS.get(0), HOSTS.get(1), "localhost", "192.0.2.7", "127.0.0.1");
        assertThat(server.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(server.getBasicConstraints()).isEqualTo(-1);
        assertThat(((ECPublicKey) server.getPublicKey()).getParams().getOrder().bitLength())
                .isEqualTo(256);
    }

    @Test
    void theRootLivesTenYearsAndSignsServersOnly() {
        X509Certificate root = Pem.certificate(authority.certificatePem());
        assertThat(Duration.between(NOW, root.getNotAfter().toInstant())).isGreaterThan(Duration.ofDays(3650));
        assertThat(root.getBasicConstraints()).isZero();
        assertThat(root.getKeyUsage()[5]).isTrue();
    }

    @Test
    void aServerCertificateEndsWithItsRootAtTheLatest() {
        Instant late = NOW.plus(Duration.ofDays(3600));
        ServerIdentity server = authority.issue(CertificateNames.of(HOSTS), late);
        assertThat(server.expires())
                .isEqualTo(Pem.certificate(authority.certificatePem())
                        .getNotAfter()
                        .toInstant());
    }

    @Test
    void theKeyBelongsToTheCertificate() throws Exception {
        ServerIdentity identity = issue(authority);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey(identity.privateKeyPem().reveal()));
        signature.update(new byte[] {1, 2, 3});
        byte[] signed = signature.sign();
        signature.initVerify(Pem.certificate(identity.certificateChainPem()));
        signature.update(new byte[] {1, 2, 3});
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void aVeryLongNameStillGetsACertificate() {
        String name = "n".repeat(60) + ".db.example.org";
        ServerIdentity server = authority.issue(CertificateNames.of(List.of(name)), NOW);
        assertThatCode(() -> validate(server, authority, NOW)).doesNotThrowAnyException();
    }

    @Test
    void addressesAreToldApartFromNamesWithoutALookup() {
        CertificateNames names = CertificateNames.of(List.of(" a ", "a", "", "::1", "10.0.0.1"));
        assertThat(names.hosts()).containsExactly("a", "localhost");
        assertThat(names.addresses())
                .extracting(InetAddress::getHostAddress)
                .contains("10.0.0.1", "127.0.0.1")
                .hasSize(3);
        assertThat(names.addresses()).hasAtLeastOneElementOfType(Inet6Address.class);
    }

    private static ServerIdentity issue(CertificateAuthority authority) {
        return authority.issue(CertificateNames.of(HOSTS), NOW);
    }

    private static void validate(ServerIdentity server, CertificateAuthority trusted, Instant at)
            throws GeneralSecurityException {
        CertPath path = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(Pem.certificate(server.certificateChainPem())));
        PKIXParameters parameters =
                new PKIXParameters(Set.of(new TrustAnchor(Pem.certificate(trusted.certificatePem()), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(at));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static PrivateKey privateKey(String pem) {
        return EllipticKeys.decode(Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "")));
    }
}
