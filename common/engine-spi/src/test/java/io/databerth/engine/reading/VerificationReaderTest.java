package io.databerth.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.engine.InvalidEngineException;
import io.databerth.engine.Verification;
import io.databerth.engine.Verification.Check;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class VerificationReaderTest {
    @Test
    void aRunIsRead() {
        Verification run = VerificationReader.read(
                        "here",
                        """
                        verified:
                          - {"engine":"own","version":"1","folder":"ab","image":"own:1","server":"1.2","on":"2026-11-21","seconds":7,"checks":{"b":"PASS","a":"REFUSED"}}
                        """)
                .getFirst();
        assertThat(run.on()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(run.checks()).containsExactly(entry("b", Check.PASS), entry("a", Check.REFUSED));
    }

    private static java.util.Map.Entry<String, Check> entry(String name, Check check) {
        return java.util.Map.entry(name, check);
    }

    @Test
    void anOutcomeThatIsNoGreenOneIsRefused() {
        assertThatThrownBy(
                        () -> VerificationReader.read(
                                "here",
                                """
                        verified:
                          - {engine: own, version: "1", folder: ab, image: x, server: "", on: 2026-11-21, seconds: 7, checks: {a: FAIL}}
                        """))
                .isInstanceOf(InvalidEngineException.class)
                .hasMessageContaining("here");
    }
}
