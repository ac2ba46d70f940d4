package io.databerth.vault.authority;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Signs documents with a key that the authority vouches for, and that never leaves this object. */
public final class DocumentSigner {
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final X509Certificate root;

    DocumentSigner(PrivateKey key, X509Certificate certificate, X509Certificate root) {
        this.key = key;
        this.certificate = certificate;
        this.root = root;
    }

    public Instant expires() {
        return certificate.getNotAfter().toInstant();
    }

    /**
     * The text as a JWS in its compact form (RFC 7515), with ES256; {@code x5c} holds the certificates up to the authority's own, which whoever
     * verifies it has to have from elsewhere.
     *
     * @param type the header {@code typ}
     */
    public String sign(String type, String json) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", type);
        signature.setCertificateChainHeaderValue(certificate, root);
        signature.setKey(key);
        signature.setPayload(json);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }
}
