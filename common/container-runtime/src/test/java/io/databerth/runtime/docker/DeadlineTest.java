package io.databerth.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.runtime.RuntimeFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(10);

    @Test
    void aCallThatHangsIsUnavailable() {
        assertThatThrownBy(() -> Deadline.within("it", SHORT, () -> {
                    new CountDownLatch(1).await();
                    return 1;
                }))
                .isInstanceOf(RuntimeFailure.Unavailable.class)
                .hasMessageContaining("it");
    }

    @Test
    void aBrokenTransportIsUnavailableAndADefectStaysADefect() {
        assertThatThrownBy(() -> Deadline.within("it", LONG, () -> {
                    throw new IllegalStateException(new IOException("reset"));
                }))
                .isInstanceOf(RuntimeFailure.Unavailable.class);
        assertThatThrownBy(() -> Deadline.within("it", LONG, () -> {
                    throw new IllegalArgumentException("ours");
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTypedFailureAndAResultPassThrough() {
        assertThat(Deadline.<Integer>within("it", LONG, () -> 7)).isEqualTo(7);
        assertThatThrownBy(() -> Deadline.within("it", LONG, () -> {
                    throw new RuntimeFailure.NameTaken("x");
                }))
                .isInstanceOf(RuntimeFailure.NameTaken.class);
    }
}
