package io.databerth.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;

class ThrowAwayCertificateTest {
    @Test
    void theCertificateIsForItsNamesAndSignedByTheAuthority() throws Exception {
        ThrowAwayCertificate made = ThrowAwayCertificate.of("shop", "127.0.0.1");
        X509Certificate server = certificate(made.certificate());
        server.verify(certificate(made.authority()).getPublicKey());
        assertThat(server.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("shop", "127.0.0.1");
        assertThat(made.key()).startsWith("-----BEGIN PRIVATE KEY");
    }

    private static X509Certificate certificate(String pem) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
