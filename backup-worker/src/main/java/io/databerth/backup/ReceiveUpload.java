package io.databerth.backup;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.BackupEntry.State;
import io.databerth.backup.engine.LiveDatabase;
import io.databerth.backup.engine.LiveDatabases;
import io.databerth.backup.exporting.ExportedContent;
import io.databerth.backup.format.Fingerprint;
import io.databerth.backup.store.PendingBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Keeps a file that somebody uploads, encrypted, until the import that wants it comes along. */
public final class ReceiveUpload {
    private final LiveDatabases databases;
    private final ArrivedContent arrived;

    /** What is uploaded. */
    public enum Form {
        /** A zip as an export is one. */
        EXPORT,
        /** What the engine's own tool wrote. */
        BARE
    }

    public ReceiveUpload(LiveDatabases databases, ArrivedContent arrived) {
        this.databases = databases;
        this.arrived = arrived;
    }

    /**
     * Reads it to its end; when this fails nothing is kept.
     *
     * @return how many bytes of content it holds
     * @throws CodedException OPERATION_UNSUPPORTED when the engine's descriptor allows no files of others, REQUEST_INVALID when the
     *     file is empty or no export of this engine, STATE_CONFLICT when the database does not run or another upload is under way
     */
    public long receive(DatabaseId database, BackupId backup, Form form, InputStream body) throws IOException {
        LiveDatabase live = databases.running(database);
        if (live.backup().upload().isEmpty()) {
            throw new CodedException(
                    ErrorCode.OPERATION_UNSUPPORTED, live.content().engine() + " loads no files that others wrote");
        }
        arrived.expect(database);
        try (PendingBackup pending = arrived.begin(entry(backup, live), live, (plainBytes, storedBytes) -> {})) {
            switch (form) {
                case BARE -> body.transferTo(pending.plain());
                case EXPORT -> ExportedContent.copy(body, live.backup().extension(), pending.plain());
            }
            if (pending.plainBytes() == 0) {
                throw new CodedException(ErrorCode.REQUEST_INVALID, "the upload is empty");
            }
            return pending.publish(Fingerprint.of(List.of())).file().plainBytes();
        } finally {
            arrived.arrived(database);
        }
    }

    /** Of an upload that no operation is going to want. */
    public void forget(DatabaseId database, BackupId backup) throws IOException {
        arrived.remove(entry(backup, databases.running(database)));
    }

    private static BackupEntry entry(BackupId backup, LiveDatabase live) {
        return new BackupEntry(
                backup, live.id(), BackupKind.LOGICAL, State.DUMPING, Optional.empty(), 0, live.content());
    }
}
