package io.databerth.recover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people call it, on files as the backup worker writes them. */
class RecoverTest {
    @TempDir
    private Path folder;

    private final PrintStream standardOutput = System.out;
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private LostSite site;

    @BeforeEach
    void fill() throws IOException {
        site = new LostSite(folder);
        PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void restoreOutputs() {
        System.setOut(standardOutput);
        System.setErr(standardError);
    }

    @Test
    void whatThereIsIsListedWithoutAKey() {
        assertThat(Recover.run("list", "--backups", site.backups.toString())).isZero();
        assertThat(printed())
                .contains(site.backup.toString(), site.database.toString(), "engine 18", "not proven")
                .contains(LostSite.PLAIN.length + " bytes");
    }

    @Test
    void aWholeBackupIsVerifiedAndExtractedAsItWasWritten() throws IOException {
        assertThat(run("verify")).isZero();
        assertThat(printed()).contains("whole    " + site.backup);
        Path file = folder.resolve("content");
        assertThat(extract(file)).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(LostSite.PLAIN);
        assertThat(printed()).contains("engine 18");
        assertThat(extract(file)).isEqualTo(1);
        assertThat(printed()).contains("is there already");
    }

    @Test
    void eachOfSeveralDatabasesIsExtractedByItsName() throws IOException {
        byte[] billing = "insert into bills values (1);".getBytes(StandardCharsets.UTF_8);
        byte[] analytics = "insert into facts values (2);".getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> others = new TreeMap<>(Map.of("billing", billing, "analytics", analytics));
        String several = site.write(site.name(1), others).toString();
        assertThat(Recover.run("list", "--backups", site.backups.toString())).isZero();
        assertThat(printed()).contains("and the databases analytics, billing");
        for (Map.Entry<String, byte[]> other : others.entrySet()) {
            Path file = folder.resolve(other.getKey());
            assertThat(run("extract", several, "--database", other.getKey(), "--into", file.toString()))
                    .isZero();
            assertThat(file).hasBinaryContent(other.getValue());
        }
        Path own = folder.resolve("own");
        assertThat(run("extract", several, "--into", own.toString())).isZero();
        assertThat(own).hasBinaryContent(LostSite.PLAIN);
        Path none = folder.resolve("none");
        assertThat(run("extract", several, "--database", "shop", "--into", none.toString()))
                .isEqualTo(1);
        assertThat(printed()).contains("holds no inner database shop");
        assertThat(none).doesNotExist();
    }

    @Test
    void aBackupOfALaterKeyIsOpenedToo() throws IOException {
        site.renewKey();
        var later = site.write(site.name(1));
        assertThat(run("verify")).isZero();
        assertThat(printed()).contains(site.backup.toString(), later.toString());
    }

    @Test
    void aDamagedBackupIsToldAndLeavesNoFile() throws IOException {
        byte[] bytes = Files.readAllBytes(site.data());
        bytes[bytes.length - 30] ^= 1;
        Files.write(site.data(), bytes);
        assertThat(run("verify")).isEqualTo(1);
        assertThat(printed()).contains("DAMAGED", site.database.toString());
        Path file = folder.resolve("content");
        assertThat(extract(file)).isEqualTo(1);
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("content.part")).doesNotExist();
    }

    @Test
    void aBackupInTheFolderOfAnotherDatabaseIsNotOpened() throws IOException {
        site.moveToAnotherDatabase();
        assertThat(run("verify")).isEqualTo(1);
        assertThat(printed()).contains("DAMAGED", "was not made for");
    }

    @Test
    void withoutTheRightKeyNothingIsOpenedAndTheReasonIsTold() throws IOException {
        Files.write(site.rootKey, new byte[32]);
        assertThat(run("verify")).isEqualTo(1);
        assertThat(printed()).contains("is not the root key of these backups");
        Files.write(site.rootKey, new byte[31]);
        assertThat(run("verify")).isEqualTo(1);
        assertThat(printed()).contains("31 bytes instead of 32");
    }

    @Test
    void withoutTheWrappedKeysTheReasonSaysWhatIsMissing() throws IOException {
        Files.delete(site.backups.resolve("wrapped-keys.json"));
        assertThat(run("verify")).isEqualTo(1);
        assertThat(printed()).contains("wrapped-keys.json");
    }

    @Test
    void aCallThatCannotBeMeantIsRefused() {
        assertThat(Recover.run("extract", "--backups", site.backups.toString())).isEqualTo(2);
        assertThat(run("extract", "bk-nonsense", "--into", folder.resolve("x").toString()))
                .isEqualTo(1);
        assertThat(Recover.run("list", "--backups", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(printed()).contains("there is no directory");
    }

    private int extract(Path into) {
        return run("extract", site.backup.toString(), "--into", into.toString());
    }

    private int run(String command, String... more) {
        String[] fixed = {
            command, "--backups", site.backups.toString(), "--root-key", site.rootKey.toString(),
        };
        String[] all = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, all, fixed.length, more.length);
        return Recover.run(all);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
