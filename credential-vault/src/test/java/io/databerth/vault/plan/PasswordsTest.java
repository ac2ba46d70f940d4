package io.databerth.vault.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.Generate.byteArrays;
import static org.quicktheories.generators.Generate.bytes;
import static org.quicktheories.generators.Generate.constant;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void aPasswordHasTwentyFourLettersAndDigits() {
        qt().forAll(byteArrays(constant(18), bytes(Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) 0)))
                .check(random -> Passwords.of(random).reveal().matches("[A-Za-z0-9]{24}"));
    }

    @Test
    void plusBecomesAAndSlashBecomesB() {
        byte[] plusAndSlash = new byte[18];
        plusAndSlash[0] = (byte) 0xFB;
        plusAndSlash[1] = (byte) 0xFF;
        plusAndSlash[2] = (byte) 0xBF;
        // In Base64 these three bytes are "+/+/".
        assertThat(Passwords.of(plusAndSlash).reveal()).startsWith("ABAB").endsWith("A".repeat(20));
    }

    @Test
    void noTwoAreEqual() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(Passwords.next().reveal())).isTrue();
        }
    }

    @Test
    void otherLengthsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Passwords.of(new byte[17]));
    }
}
