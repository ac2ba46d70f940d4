package io.databerth.gateway.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.ids.OperationId;
import io.databerth.gateway.operations.OperationKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdmissionTest {
    @ParameterizedTest
    @EnumSource(OperationKind.class)
    void nothingButADeletionPassesARunningOperation(OperationKind kind) {
        var running = new Admission.Unfinished(OperationId.next(), OperationKind.BACKUP);
        Admission admission = new Admission(DatabaseState.RUNNING, true, List.of(running));
        if (kind == OperationKind.DELETE) {
            assertThat(admission.admit(kind)).isEqualTo(DatabaseState.DELETING);
        } else {
            assertThat(refusal(admission, kind)).isEqualTo(ErrorCode.OPERATION_IN_PROGRESS);
        }
    }

    @ParameterizedTest
    @EnumSource(DatabaseState.class)
    void onlyADeletedDatabaseCannotBeDeleted(DatabaseState state) {
        Admission admission = new Admission(state, false, List.of());
        if (state == DatabaseState.DELETED) {
            assertThat(refusal(admission, OperationKind.DELETE)).isEqualTo(ErrorCode.STATE_CONFLICT);
        } else {
            assertThat(admission.admit(OperationKind.DELETE)).isEqualTo(DatabaseState.DELETING);
        }
    }

    @Test
    void aSecondDeletionIsToldOfTheFirst() {
        var deletion = new Admission.Unfinished(OperationId.next(), OperationKind.DELETE);
        Admission admission = new Admission(DatabaseState.DELETING, true, List.of(deletion));
        assertThatThrownBy(() -> admission.admit(OperationKind.DELETE))
                .hasMessageContaining(deletion.operation().toString());
    }

    @Test
    void aDatabaseThatWasNeverReadyCannotBeStarted() {
        assertThat(refusal(new Admission(DatabaseState.FAILED, false, List.of()), OperationKind.START))
                .isEqualTo(ErrorCode.STATE_CONFLICT);
        assertThat(new Admission(DatabaseState.FAILED, true, List.of()).admit(OperationKind.START))
                .isEqualTo(DatabaseState.STARTING);
    }

    private static ErrorCode refusal(Admission admission, OperationKind kind) {
        try {
            throw new AssertionError("admitted as " + admission.admit(kind));
        } catch (CodedException refused) {
            return refused.failure().code();
        }
    }
}
