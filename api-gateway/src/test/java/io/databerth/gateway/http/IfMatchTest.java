package io.databerth.gateway.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", "\"3\"", "\"1\", \"3\"", " \"3\" "})
    void theCurrentTagMatches(String header) {
        assertThatCode(() -> IfMatch.of(header).require(3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "\"33\"", "\"\""})
    void anotherTagDoesNot(String header) {
        assertThatThrownBy(() -> IfMatch.of(header).require(3))
                .isInstanceOfSatisfying(CodedException.class, refused -> org.assertj.core.api.Assertions.assertThat(
                                refused.failure().code())
                        .isEqualTo(ErrorCode.PRECONDITION_FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "\"3", "\"3\",", "\"3\" \"4\"", "W/3", "\"a\nb\""})
    void whatIsNoTagIsRefused(String header) {
        assertThatThrownBy(() -> IfMatch.of(header)).isInstanceOf(CodedException.class);
    }

    @Test
    void aLongListIsRefused() {
        assertThatThrownBy(() -> IfMatch.of("\"1\", ".repeat(100) + "\"3\"")).isInstanceOf(CodedException.class);
    }
}
