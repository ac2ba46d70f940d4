package io.databerth.backup.exporting;

import io.databerth.backup.catalogue.BackupEntry;
import io.databerth.backup.catalogue.Backups;
import io.databerth.backup.files.BackupFiles;
import io.databerth.backup.files.OpenBackup;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupKind;
import io.databerth.contracts.ids.BackupId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a stored backup as a zip. Every byte was authenticated before it is written, the end when it is reached. */
public final class ExportBackup {
    private static final int CHUNK_BYTES = 1 << 16;

    private final Backups backups;
    private final BackupFiles files;
    private final LoadingInstructions instructions;

    public ExportBackup(Backups backups, BackupFiles files, LoadingInstructions instructions) {
        this.backups = backups;
        this.files = files;
        this.instructions = instructions;
    }

    /** BACKUP_UNUSABLE or BACKUP_DAMAGED when there is nothing to export; reads no content. */
    void check(BackupId backup) throws IOException {
        files.open(stored(backup)).close();
    }

    /**
     * Writes the zip; an incomplete one has no directory at its end, so nobody can take it for a whole one.
     *
     * @param gone whether the reader has left: the framework lets everybody write to a connection that is closed
     */
    void write(BackupId backup, OutputStream reader, BooleanSupplier gone) throws IOException, InterruptedException {
        BackupEntry entry = stored(backup);
        // Not closed when something fails: closing writes the directory.
        ZipOutputStream zip = new ZipOutputStream(reader);
        // Most dumps are compressed by their engine's tool; trying hard again costs much and gains little.
        zip.setLevel(Deflater.BEST_SPEED);
        try (OpenBackup opened = files.open(entry)) {
            FileTime taken = FileTime.from(opened.manifest().createdAt());
            ExportedContent content = new ExportedContent(
                    entry.name().extension(), opened.manifest().held());
            begin(zip, "README.txt", taken);
            zip.write(instructions.of(opened.manifest(), content).getBytes(StandardCharsets.UTF_8));
            opened.each((held, plain) -> {
                begin(zip, content.nameOf(held), taken);
                copy(plain, zip, gone);
            });
        }
        zip.finish();
    }

    private BackupEntry stored(BackupId backup) {
        try {
            BackupEntry entry = backups.requireStored(backup);
            if (entry.kind() == BackupKind.PHYSICAL) {
                throw new CodedException(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "a physical backup holds the server's own accounts and is not given away: export a logical one");
            }
            return entry;
        } catch (SQLException away) {
            throw new CodedException(ErrorCode.STORE_UNAVAILABLE, "the worker's store: " + away.getMessage(), away);
        }
    }

    private static void begin(ZipOutputStream zip, String name, FileTime taken) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(taken);
        zip.putNextEntry(entry);
    }

    private static void copy(InputStream plain, OutputStream zip, BooleanSupplier gone) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int part = plain.read(chunk); part >= 0; part = plain.read(chunk)) {
            if (gone.getAsBoolean()) {
                throw new IOException("nobody reads this export any more");
            }
            zip.write(chunk, 0, part);
        }
    }
}
