package io.databerth.backup.exporting;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.contracts.ids.BackupId;
import io.databerth.embedded.TestServers;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Exports into files, and reads them as anybody would. */
public final class Exports {
    private final ExportBackup exporting;
    private final Path folder = TestServers.directory("exports");

    public Exports(ExportBackup exporting) {
        this.exporting = exporting;
    }

    public void check(BackupId backup) throws Exception {
        exporting.check(backup);
    }

    public Path zip(BackupId backup) throws Exception {
        Path zip = folder.resolve(backup + ".zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            exporting.write(backup, out, () -> false);
        }
        return zip;
    }

    /** What has come when the export fails for this reason. */
    public Path broken(BackupId backup, String reason) {
        assertThatThrownBy(() -> zip(backup)).hasMessageContaining(reason);
        return folder.resolve(backup + ".zip");
    }

    public void left(BackupId backup) throws Exception {
        exporting.write(backup, OutputStream.nullOutputStream(), () -> true);
    }

    /** By its directory at the end, which only a whole zip has. */
    public static Map<String, byte[]> unpacked(Path zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile opened = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : opened.stream().toList()) {
                files.put(entry.getName(), opened.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }
}
