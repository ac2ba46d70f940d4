package io.databerth.vault;

import static io.databerth.vault.Neighbours.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.databerth.contracts.ErrorCode;
import io.databerth.vault.client.VaultClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** What an auditor does with a signature, who has nothing but the authority's certificate. */
@QuarkusTest
@QuarkusTestResource(RealServers.class)
class EvidenceTest extends BesideVault {
    private static final Map<String, String> CLAIMS = Map.ofEntries(
            Map.entry("backup", "bk-0198a2b4c6da7e0f8a1b2c3d4e5f6073"),
            Map.entry("database", "db-0198a2b4c6d87e0f8a1b2c3d4e5f6071"),
            Map.entry("engine", "x"),
            Map.entry("engineVersion", "17"),
            Map.entry("kind", "logical"),
            Map.entry("takenAt", "2026-11-22T12:00:00Z"),
            Map.entry("fileBytes", "4711"),
            Map.entry("fileSha256", "0".repeat(64)),
            Map.entry("fingerprint", "1".repeat(64)),
            Map.entry("level", "exact"),
            Map.entry("provenAt", "2026-11-22T12:01:00Z"),
            Map.entry("durationMillis", "1500"));

    @Test
    void whatIsSignedIsVerifiedWithTheAuthoritysCertificateAlone() throws Exception {
        String jws = vault.client("backup-worker").signEvidence(CLAIMS);
        JsonWebSignature read = read(jws);
        List<X509Certificate> chain = read.getCertificateChainHeaderValue();
        assertThatCode(() -> trusted(chain, authority())).doesNotThrowAnyException();
        read.setKey(chain.getFirst().getPublicKey());
        assertThat(read.verifySignature()).isTrue();
        Map<String, Object> claims = JsonUtil.parseJson(read.getPayload());
        assertThat(claims).containsAllEntriesOf(CLAIMS).containsKey("iat").hasSize(CLAIMS.size() + 1);

        JsonWebSignature changed = read(jws);
        changed.setKey(chain.getFirst().getPublicKey());
        String[] parts = jws.split("\\.");
        changed.setCompactSerialization(parts[0] + "." + parts[1].replaceFirst(".", "f") + "." + parts[2]);
        assertThat(changed.verifySignature()).isFalse();
    }

    /** No client takes it for a server's certificate. */
    @Test
    void theSignersCertificateIsForDocumentsAlone() throws Exception {
        X509Certificate signer = read(vault.client("backup-worker").signEvidence(CLAIMS))
                .getCertificateChainHeaderValue()
                .getFirst();
        assertThat(signer.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.36");
        assertThat(signer.getBasicConstraints()).isEqualTo(-1);
        assertThat(signer.getSubjectAlternativeNames()).isNull();
    }

    @Test
    void nothingElseIsSignedAndNotForOthers() {
        Map<String, String> more = new HashMap<>(CLAIMS);
        more.put("verdict", "all is well");
        VaultClient worker = vault.client("backup-worker");
        assertThat(codeOf(() -> worker.signEvidence(more))).isEqualTo(ErrorCode.REQUEST_INVALID);
        assertThat(codeOf(() -> worker.signEvidence(Map.of()))).isEqualTo(ErrorCode.REQUEST_INVALID);
        for (String stranger : new String[] {"provisioner", "monitor", "api-gateway"}) {
            VaultClient client = vault.client(stranger);
            assertThat(codeOf(() -> client.signEvidence(CLAIMS))).isEqualTo(ErrorCode.FORBIDDEN);
        }
    }

    private static JsonWebSignature read(String jws) throws Exception {
        JsonWebSignature read = new JsonWebSignature();
        read.setAlgorithmConstraints(new AlgorithmConstraints(
                ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256));
        read.setCompactSerialization(jws);
        return read;
    }

    private X509Certificate authority() throws Exception {
        byte[] pem = vault.client("backup-worker").authorityCertificate().getBytes(StandardCharsets.UTF_8);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    }

    private static void trusted(List<X509Certificate> chain, X509Certificate authority) throws Exception {
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain.subList(0, 1)), parameters);
    }
}
