package io.databerth.vault.authority;

import io.databerth.contracts.Secret;
import io.databerth.vault.authority.Certificates.Issuer;
import io.databerth.vault.plan.CertificateNames;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** Signs server certificates; its key leaves it only by {@link #keyPkcs8()}, to be sealed. */
public final class CertificateAuthority {
    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3653);
    private static final Duration SERVER_LIFE = Duration.ofDays(365);
    private final Issuer root;

    private CertificateAuthority(Issuer root) {
        this.root = root;
    }

    /** A new root, valid for ten years. */
    public static CertificateAuthority create(Instant now) {
        KeyPair keys = EllipticKeys.next();
        X509Certificate certificate = Certificates.root(keys, Validity.of(now, AUTHORITY_LIFE, Instant.MAX));
        return new CertificateAuthority(new Issuer(certificate, keys.getPrivate()));
    }

    public static CertificateAuthority of(String certificatePem, byte[] keyPkcs8) {
        return new CertificateAuthority(new Issuer(Pem.certificate(certificatePem), EllipticKeys.decode(keyPkcs8)));
    }

    public String certificatePem() {
        return Pem.of(root.certificate());
    }

    public byte[] keyPkcs8() {
        return root.key().getEncoded();
    }

    /** A fresh key to sign documents with, and its certificate. */
    public DocumentSigner signer(String name, Instant now) {
        KeyPair keys = EllipticKeys.next();
        Validity validity =
                Validity.of(now, SERVER_LIFE, root.certificate().getNotAfter().toInstant());
        X509Certificate certificate = Certificates.signer(name, keys.getPublic(), root, validity);
        return new DocumentSigner(keys.getPrivate(), certificate, root.certificate());
    }

    /** A fresh key and its certificate, valid for one year, or as long as the root where that is shorter. */
    public ServerIdentity issue(CertificateNames names, Instant now) {
        KeyPair keys = EllipticKeys.next();
        Instant rootExpires = root.certificate().getNotAfter().toInstant();
        Validity validity = Validity.of(now, SERVER_LIFE, rootExpires);
        X509Certificate server = Certificates.server(names, keys.getPublic(), root, validity);
        return new ServerIdentity(
                Secret.of(Pem.of(keys.getPrivate())),
                Pem.of(server),
                certificatePem(),
                server.getNotAfter().toInstant());
    }
}
