package io.databerth.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ScramSha256VerifierTest {
    /** The exchange of RFC 7677, section 3: user "user", password "pencil". */
    private static final String NONCE = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";

    private static final String EXCHANGE =
            "n=user,r=rOprNGfwEbeRWgbNEkqO,r=" + NONCE + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=" + NONCE;
    private static final ScramSha256Verifier VERIFIER =
            ScramSha256Verifier.of("pencil", bytes("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);

    @Test
    void theServerSignatureIsThatOfTheStandard() throws Exception {
        assertThat(hmac(VERIFIER.serverKey(), EXCHANGE))
                .isEqualTo(bytes("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4="));
    }

    @Test
    void theProofOfTheStandardIsAccepted() throws Exception {
        byte[] clientKey = bytes("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        byte[] signature = hmac(VERIFIER.storedKey(), EXCHANGE);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= signature[i];
        }
        assertThat(MessageDigest.getInstance("SHA-256").digest(clientKey)).isEqualTo(VERIFIER.storedKey());
    }

    @Test
    void itIsWrittenAsServersKeepIt() {
        assertThat(VERIFIER.toString())
                .matches("SCRAM-SHA-256\\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=");
    }

    @Test
    void theSaltIsFreshEachTime() {
        assertThat(ScramSha256Verifier.of("pencil").toString())
                .isNotEqualTo(ScramSha256Verifier.of("pencil").toString())
                .doesNotContain("pencil");
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
