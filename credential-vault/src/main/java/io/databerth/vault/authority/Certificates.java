package io.databerth.vault.authority;

import io.databerth.vault.plan.CertificateNames;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Builds X.509 certificates after the profile of RFC 5280. */
final class Certificates {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;
    private static final int NAME_BYTES = 4;
    /** The upper bound of a common name (RFC 5280, appendix A.1). */
    private static final int LONGEST_COMMON_NAME = 64;

    private static final KeyPurposeId DOCUMENT_SIGNING =
            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.3.36"));

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Who signs. */
    record Issuer(X509Certificate certificate, PrivateKey key) {}

    private Certificates() {}

    static X509Certificate root(KeyPair keys, Validity validity) {
        // Each root has a name of its own, so that the roots of two sites can stand side by side in one trust store.
        byte[] name = new byte[NAME_BYTES];
        RANDOM.nextBytes(name);
        X500Name subject = subject("Databerth authority " + HexFormat.of().formatHex(name));
        try {
            X509v3CertificateBuilder root = builder(subject, subject, keys.getPublic(), validity)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(root, keys.getPrivate());
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make the authority's certificate", e);
        }
    }

    static X509Certificate server(CertificateNames names, PublicKey key, Issuer issuer, Validity validity) {
        try {
            X500Name issuerName = new JcaX509CertificateHolder(issuer.certificate()).getSubject();
            X500Name subject = subject(names.hosts().getFirst());
            X509v3CertificateBuilder server = builder(issuerName, subject, key, validity)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                    .addExtension(Extension.subjectAlternativeName, false, alternatives(names))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            new JcaX509ExtensionUtils()
                                    .createAuthorityKeyIdentifier(
                                            issuer.certificate().getPublicKey()));
            return sign(server, issuer.key());
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a server certificate", e);
        }
    }

    /** For signatures under documents, and for no server: it has no host's name (RFC 9336 names its purpose). */
    static X509Certificate signer(String name, PublicKey key, Issuer issuer, Validity validity) {
        try {
            X500Name issuerName = new JcaX509CertificateHolder(issuer.certificate()).getSubject();
            X509v3CertificateBuilder signer = builder(issuerName, subject(name), key, validity)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(DOCUMENT_SIGNING));
            return sign(signer, issuer.key());
        } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("cannot make a signer's certificate", e);
        }
    }

    /** Its subject alternative names. */
    static CertificateNames namesOf(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return CertificateNames.exactly((names == null ? List.<List<?>>of() : names)
                    .stream()
                            .filter(name -> name.get(0).equals(GeneralName.dNSName)
                                    || name.get(0).equals(GeneralName.iPAddress))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList());
        } catch (CertificateParsingException unreadable) {
            return CertificateNames.exactly(List.of());
        }
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Validity validity)
            throws CertIOException, GeneralSecurityException {
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
        return new JcaX509v3CertificateBuilder(issuer, serial, validity.notBefore(), validity.notAfter(), subject, key)
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private static X509Certificate sign(X509v3CertificateBuilder certificate, PrivateKey key)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
    }

    private static X500Name subject(String commonName) {
        String name =
                commonName.length() > LONGEST_COMMON_NAME ? commonName.substring(0, LONGEST_COMMON_NAME) : commonName;
        return new X500NameBuilder()
                .addRDN(BCStyle.O, "Databerth")
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static GeneralNames alternatives(CertificateNames names) {
        Stream<GeneralName> hosts = names.hosts().stream().map(host -> new GeneralName(GeneralName.dNSName, host));
        Stream<GeneralName> addresses = names.addresses().stream()
                .map(address -> new GeneralName(GeneralName.iPAddress, address.getHostAddress()));
        return new GeneralNames(Stream.concat(hosts, addresses).toArray(GeneralName[]::new));
    }
}
