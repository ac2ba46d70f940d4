package io.databerth.vault.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.vault.authority.CertificateAuthority;
import io.databerth.vault.authority.DocumentSigner;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs evidence of proofs. The key is made when the vault starts and is kept nowhere: the certificate in each signature says that the authority
 * vouched for it then.
 */
@Singleton
public class EvidenceSigner {
    private static final String TYPE = "databerth-evidence+jws";
    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final CertificateAuthority authority;
    private final ObjectMapper json = new ObjectMapper();
    private DocumentSigner signer;

    public EvidenceSigner(CertificateAuthority authority) {
        this.authority = authority;
        signer = next();
    }

    /** A JWS over these claims, and over when it was signed ({@code iat}, in seconds). */
    public String sign(Map<String, String> claims) {
        Map<String, Object> signed = new TreeMap<>(claims);
        signed.put("iat", Instant.now().getEpochSecond());
        try {
            return current().sign(TYPE, json.writeValueAsString(signed));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are JSON", impossible);
        }
    }

    private synchronized DocumentSigner current() {
        if (signer.expires().minus(RENEWED_BEFORE).isBefore(Instant.now())) {
            signer = next();
        }
        return signer;
    }

    private DocumentSigner next() {
        return authority.signer("Databerth evidence", Instant.now());
    }
}
