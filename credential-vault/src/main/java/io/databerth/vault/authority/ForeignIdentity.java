package io.databerth.vault.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Secret;
import io.databerth.vault.plan.CertificateNames;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * A server's key and certificate that somebody else made. Everything that a client would find wrong with them is said here, before a
 * server has them.
 */
public final class ForeignIdentity {
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

    private ForeignIdentity() {}

    /**
     * Checks it after RFC 5280, without revocation.
     *
     * @param chainPem the server's certificate first, and those between it and the authority's behind it
     * @param privateKeyPem PKCS #8, PKCS #1 or SEC 1, without a passphrase
     * @param names each of which the certificate must be valid for
     * @throws CodedException REQUEST_INVALID with the reason
     */
    public static ServerIdentity of(
            String chainPem, Secret privateKeyPem, String authorityPem, CertificateNames names, Instant now) {
        List<X509Certificate> chain = certificates("certificate", chainPem);
        X509Certificate authority = certificates("authority", authorityPem).getFirst();
        PrivateKey key = key(privateKeyPem);
        requireKey(chain.getFirst(), key);
        requireNames(chain.getFirst(), names);
        requirePurpose(chain.getFirst());
        requireChain(chain, authority, now);
        Instant expires = chain.stream()
                .map(each -> each.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        StringBuilder text = new StringBuilder();
        chain.forEach(each -> text.append(Pem.of(each)));
        return new ServerIdentity(Secret.of(Pem.of(key)), text.toString(), Pem.of(authority), expires);
    }

    private static List<X509Certificate> certificates(String what, String pem) {
        try {
            List<X509Certificate> found = new ArrayList<>();
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
                    .forEach(each -> found.add((X509Certificate) each));
            if (found.isEmpty()) {
                throw invalid(what + " holds no certificate in PEM form");
            }
            return found;
        } catch (CertificateException unreadable) {
            throw invalid(what + " cannot be read as certificates in PEM form");
        }
    }

    /** The parser's own exception is left out: it may quote the key. */
    @SuppressWarnings("UnusedException")
    private static PrivateKey key(Secret pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem.reveal()))) {
            for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
                if (found instanceof PEMKeyPair pair) {
                    return new JcaPEMKeyConverter().getKeyPair(pair).getPrivate();
                }
                if (found instanceof PrivateKeyInfo info) {
                    return new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            throw invalid("privateKey cannot be read");
        }
        throw invalid("privateKey holds no private key in PEM form without a passphrase");
    }

    /** What one signs the other must verify. */
    private static void requireKey(X509Certificate server, PrivateKey key) {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default ->
                        throw invalid("privateKey is of the kind " + key.getAlgorithm() + "; EC and RSA can be used");
                };
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update((byte) 1);
            byte[] signed = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(server.getPublicKey());
            verifying.update((byte) 1);
            if (verifying.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException ofAnotherKind) {
            throw invalid("privateKey does not belong to the certificate");
        }
        throw invalid("privateKey does not belong to the certificate");
    }

    private static void requireNames(X509Certificate server, CertificateNames names) {
        CertificateNames its = Certificates.namesOf(server);
        List<String> missing = new ArrayList<>();
        names.hosts().stream().filter(host -> !its.covers(host)).forEach(missing::add);
        names.addresses().stream()
                .filter(address -> !its.addresses().contains(address))
                .forEach(address -> missing.add(address.getHostAddress()));
        if (!missing.isEmpty()) {
            throw invalid("the certificate is not valid for " + String.join(", ", missing)
                    + ": the platform itself and clients reach the server by these names, so they must be among its subject"
                    + " alternative names");
        }
    }

    private static void requirePurpose(X509Certificate server) {
        try {
            List<String> purposes = server.getExtendedKeyUsage();
            if (purposes != null && !purposes.contains(SERVER_AUTHENTICATION)) {
                throw invalid("the certificate is not for servers: its extended key usage lacks serverAuth");
            }
        } catch (CertificateException unreadable) {
            throw invalid("the certificate's extended key usage cannot be read");
        }
    }

    private static void requireChain(List<X509Certificate> chain, X509Certificate authority, Instant now) {
        try {
            PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            trust.setRevocationEnabled(false);
            trust.setDate(Date.from(now));
            authority.checkValidity(Date.from(now));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), trust);
        } catch (GeneralSecurityException broken) {
            throw invalid("clients that trust authority would not accept the certificate: " + broken.getMessage());
        }
    }

    private static CodedException invalid(String why) {
        return new CodedException(ErrorCode.REQUEST_INVALID, why);
    }
}
