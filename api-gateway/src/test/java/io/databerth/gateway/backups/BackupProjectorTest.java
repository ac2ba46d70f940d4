package io.databerth.gateway.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Failure;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.backup.StoredBackup;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.contracts.ids.OperationId;
import io.databerth.contracts.ids.TargetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackupProjectorTest {
    private static final OperationId OPERATION = OperationId.next();
    private static final DatabaseId DATABASE = DatabaseId.next();
    private static final BackupId BACKUP = BackupId.next();
    private static final Instant AT = Instant.ofEpochSecond(5);
    private static final StoredBackup FILE = new StoredBackup("f.bk", 10, 30, "00", "e", "1");

    private static final BackupEvent STARTED =
            new BackupEvent.Started(OPERATION, DATABASE, BACKUP, BackupKind.PHYSICAL, AT);
    private static final BackupEvent PROGRESS = new BackupEvent.Progress(OPERATION, DATABASE, BACKUP, 20);
    private static final BackupEvent STORED = new BackupEvent.Stored(OPERATION, DATABASE, BACKUP, FILE, AT);
    private static final BackupEvent PROVEN =
            new BackupEvent.Proven(OPERATION, DATABASE, BACKUP, ProofLevel.EXACT, "fp", 7, AT);
    private static final BackupEvent DELETED = new BackupEvent.Deleted(OPERATION, DATABASE, BACKUP);

    @Test
    void anyOrderOfAGoodBackupsEventsEndsAsProven() {
        qt().forAll(longs().all()).checkAssert(seed -> {
            List<BackupEvent> events = new ArrayList<>(List.of(STARTED, PROGRESS, STORED, PROVEN, STORED, PROGRESS));
            Collections.shuffle(events, new Random(seed));
            BackupView view = after(events);
            assertThat(view.state).isEqualTo(BackupState.PROVEN);
            assertThat(view.plainBytes).isEqualTo(30);
        });
    }

    @Test
    void whatIsDeletedStaysSo() {
        assertThat(after(List.of(STORED, DELETED, PROVEN, STORED)).state).isEqualTo(BackupState.DELETED);
    }

    @Test
    void whatIsCorruptStaysSoUntilItIsProvenAgain() {
        List<BackupEvent> damaged = List.of(STORED, PROVEN, failed(ErrorCode.BACKUP_DAMAGED), STORED, PROGRESS);
        assertThat(after(damaged).state).isEqualTo(BackupState.CORRUPT);
        List<BackupEvent> verifiedAgain = new ArrayList<>(damaged);
        verifiedAgain.add(PROVEN);
        BackupView view = after(verifiedAgain);
        assertThat(view.state).isEqualTo(BackupState.PROVEN);
        assertThat(view.failure).isNull();
    }

    @Test
    void onlyWhatIsKnownAboutTheFileChangesItsState() {
        assertThat(after(List.of(STARTED, failed(ErrorCode.DISK_FULL))).state).isEqualTo(BackupState.FAILED);
        assertThat(after(List.of(STORED, failed(ErrorCode.RUNTIME_UNAVAILABLE))).state)
                .isEqualTo(BackupState.STORED);
        assertThat(after(List.of(STORED, PROVEN, failed(ErrorCode.ENGINE_COMMAND_FAILED))).state)
                .isEqualTo(BackupState.PROVEN);
        assertThat(after(List.of(STORED, failed(ErrorCode.PROOF_FAILED))).state).isEqualTo(BackupState.FAILED);
    }

    @Test
    void whatATargetDidNotTakeAtFirstIsStoredInTheEnd() {
        List<BackupEvent> late = List.of(STARTED, failed(ErrorCode.TARGET_UNAVAILABLE), STORED, PROVEN);
        assertThat(after(late).state).isEqualTo(BackupState.PROVEN);
        assertThat(after(late).failure).isNull();
    }

    @Test
    void aDamagedCopyCountsAgainOnceItWasSentAnew() {
        TargetId target = TargetId.next();
        BackupEvent copied = new BackupEvent.Copied(OPERATION, DATABASE, BACKUP, target, AT);
        BackupEvent damaged = new BackupEvent.CopyDamaged(
                OPERATION, DATABASE, BACKUP, target, Failure.of(ErrorCode.BACKUP_DAMAGED, "why"));
        BackupView view = after(List.of(STORED, copied, PROVEN, damaged));
        assertThat(view.state).isEqualTo(BackupState.PROVEN);
        assertThat(BackupCopies.of(view.copies).targets()).isEmpty();
        assertThat(BackupCopies.of(after(List.of(copied, STORED, damaged, copied)).copies)
                        .targets())
                .containsExactly(target);
    }

    private static BackupEvent failed(ErrorCode code) {
        return new BackupEvent.Failed(OPERATION, DATABASE, BACKUP, Failure.of(code, "why"), null);
    }

    private static BackupView after(List<BackupEvent> events) {
        BackupView view = new BackupView();
        view.state = BackupState.DUMPING;
        events.forEach(event -> BackupProjector.fold(view, event, AT));
        return view;
    }
}
