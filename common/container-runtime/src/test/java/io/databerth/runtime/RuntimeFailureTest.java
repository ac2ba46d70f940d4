package io.databerth.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ErrorKind;
import org.junit.jupiter.api.Test;

class RuntimeFailureTest {
    @Test
    void aFullDiskIsToldAsOne() {
        var refused = new RuntimeFailure.Refused("mkdir /var/lib/engine/volumes/a: No space left on device");

        assertThat(refused.failure().code()).isEqualTo(ErrorCode.DISK_FULL);
    }

    @Test
    void anyOtherRefusalIsForTheOperator() {
        assertThat(new RuntimeFailure.Refused("invalid mount").failure().code()).isEqualTo(ErrorCode.RUNTIME_REFUSED);
    }

    @Test
    void whatIsAMatterOfTheMomentIsTriedAgain() {
        assertThat(new RuntimeFailure.InUse("the volume a").failure().code().kind())
                .isEqualTo(ErrorKind.TRANSIENT);
        assertThat(new RuntimeFailure.NotFound("container a").failure().code().kind())
                .isEqualTo(ErrorKind.TRANSIENT);
    }
}
