package io.databerth.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.backup.ReceiveUpload.Form;
import io.databerth.backup.exporting.Exports;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.backup.BackupCommand;
import io.databerth.contracts.backup.BackupEvent;
import io.databerth.contracts.backup.ProofLevel;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.OperationId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files that somebody uploads: an export, and what the engine's own tool wrote. */
class UploadIT extends OnLiveServer {
    private final BackupId backup = BackupId.next();

    @BeforeEach
    void open() throws Exception {
        server.fillAnew(500);
    }

    @Test
    void anExportIsProvenToLoadAndRestored() throws Exception {
        List<String> there = server.content();
        byte[] zip = export();
        server.sql("delete from orders where id > 5; create table ransom (note text)");
        assertThat(receive(Form.EXPORT, zip)).isPositive();
        provenAndRestored(there);
    }

    @Test
    void whatTheEnginesToolWroteIsProvenToLoadAndRestored() throws Exception {
        List<String> there = server.content();
        byte[] dump = Exports.unpacked(exported()).getOrDefault("content.pgdump", new byte[0]);
        server.sql("drop table orders cascade");
        assertThat(receive(Form.BARE, dump)).isEqualTo(dump.length);
        provenAndRestored(there);
    }

    @Test
    void aFileThatDoesNotLoadLeavesNothing() throws Exception {
        receive(Form.BARE, "no dump at all".getBytes(StandardCharsets.UTF_8));
        BackupSite.failure(site.run(wish()), ErrorCode.ENGINE_COMMAND_FAILED);
        assertNothingIsKept();
    }

    @Test
    void aFileThatIsNotThereAnyMoreEndsTheImport() throws Exception {
        receive(Form.EXPORT, export());
        site.worker.uploads().forget(server.database, backup);
        assertThat(BackupSite.failure(site.run(wish()), ErrorCode.BACKUP_UNUSABLE))
                .contains("upload it again");
        assertNothingIsKept();
    }

    @Test
    void whatIsNoWholeExportOfThisEngineIsRefused() throws Exception {
        byte[] zip = export();
        byte[] flipped = zip.clone();
        flipped[zip.length / 2] ^= 1;
        assertRefused(Form.EXPORT, flipped, "damaged");
        assertRefused(Form.EXPORT, Arrays.copyOf(zip, zip.length / 2), "too early");
        assertRefused(Form.EXPORT, "no zip".getBytes(StandardCharsets.UTF_8), "content.pgdump");
        assertRefused(Form.EXPORT, zipOf("content.rdb"), "content.pgdump");
        assertRefused(Form.EXPORT, zipOf("content.pgdump"), "empty");
        assertRefused(Form.BARE, new byte[0], "empty");
    }

    @Test
    void aBodyThatBreaksOffLeavesNothing() throws IOException {
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > 100_000) {
                    throw new IOException("the client has left");
                }
                return 1;
            }
        };
        assertThatThrownBy(() -> site.worker.uploads().receive(server.database, backup, Form.BARE, broken))
                .hasMessageContaining("has left");
        assertThat(arrived()).isEmpty();
    }

    @Test
    void oneFileAtATimeIsTakenForADatabase() {
        InputStream another = new InputStream() {
            @Override
            public int read() throws IOException {
                receive(Form.BARE, new byte[] {1});
                return -1;
            }
        };
        assertThatThrownBy(() -> site.worker.uploads().receive(server.database, backup, Form.BARE, another))
                .hasMessageContaining("another upload");
    }

    @Test
    void aFileThatNoImportHasAskedForYetIsNoLeftover() throws Exception {
        receive(Form.EXPORT, export());
        site.worker.sweep().perform();
        assertThat(arrived()).hasSize(2);
        try (BackupSite later = new BackupSite(server, site)) {
            later.worker.sweep().perform();
        }
        assertThat(arrived()).as("by a worker that has not seen it arrive").isEmpty();
    }

    private void provenAndRestored(List<String> content) throws Exception {
        BackupEvent end = site.run(wish());
        assertThat(end).isInstanceOf(BackupEvent.Proven.class);
        assertThat(((BackupEvent.Proven) end).level()).isEqualTo(ProofLevel.LOADS);
        assertThat(arrived()).isEmpty();
        assertThat(server.content()).isNotEqualTo(content);
        assertThat(site.restore(server.database, backup)).isInstanceOf(BackupEvent.Restored.class);
        assertThat(server.content()).isEqualTo(content);
    }

    private void assertRefused(Form form, byte[] file, String why) throws IOException {
        assertThatThrownBy(() -> receive(form, file))
                .hasMessageContaining(ErrorCode.REQUEST_INVALID.name())
                .hasMessageContaining(why);
        assertThat(arrived()).isEmpty();
    }

    private void assertNothingIsKept() throws Exception {
        assertThat(site.files(server.database)).isEmpty();
        assertThat(arrived()).isEmpty();
        server.assertNothingIsLeft();
    }

    private long receive(Form form, byte[] file) throws IOException {
        return site.worker.uploads().receive(server.database, backup, form, new ByteArrayInputStream(file));
    }

    private BackupCommand.Import wish() {
        return new BackupCommand.Import(OperationId.next(), server.database, 1, backup, Optional.empty());
    }

    /** Of a backup at another worker, of which nothing is left here. */
    private byte[] export() throws Exception {
        return Files.readAllBytes(exported());
    }

    private static Path exported() throws Exception {
        try (BackupSite other = new BackupSite(server)) {
            return new Exports(other.worker.export()).zip(other.taken(server.database));
        }
    }

    private static byte[] zipOf(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
        }
        return bytes.toByteArray();
    }

    private List<Path> arrived() throws IOException {
        try (Stream<Path> files = Files.walk(site.imports)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
