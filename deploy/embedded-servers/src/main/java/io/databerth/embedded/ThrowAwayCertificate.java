package io.databerth.embedded;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority and a server certificate of it (PEM), for tests and measurements: valid for ten days. */
public record ThrowAwayCertificate(String authority, String certificate, String key) {
    private static final Duration VALID = Duration.ofDays(10);
    private static final int SERIAL_BITS = 127;
    private static final int LINE = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param names for all of which the certificate is valid; an IPv4 address is one too */
    public static ThrowAwayCertificate of(String... names) throws Exception {
        X500Name issuer = new X500Name("CN=test authority");
        KeyPair own = keys();
        KeyPair server = keys();
        X509v3CertificateBuilder authority = certificate(issuer, issuer, own.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        X509v3CertificateBuilder certificate = certificate(issuer, new X500Name("CN=" + names[0]), server.getPublic())
                .addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        return new ThrowAwayCertificate(
                pem("CERTIFICATE", signed(authority, own.getPrivate()).getEncoded()),
                pem("CERTIFICATE", signed(certificate, own.getPrivate()).getEncoded()),
                pem("PRIVATE KEY", server.getPrivate().getEncoded()));
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(X500Name issuer, X500Name subject, PublicKey key) {
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
        // A container's clock may be a little behind.
        Instant from = Instant.now().minus(Duration.ofHours(1));
        return new JcaX509v3CertificateBuilder(
                issuer, serial, Date.from(from), Date.from(from.plus(VALID)), subject, key);
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, PrivateKey key) throws Exception {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static GeneralNames alternatives(String... names) {
        return new GeneralNames(Stream.of(names)
                .map(name ->
                        new GeneralName(name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new));
    }

    private static String pem(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
