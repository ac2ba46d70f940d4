package io.databerth.backup.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.databerth.backup.format.BackupFileFailure.Damaged;
import io.databerth.backup.format.BackupFileFailure.NotOurs;
import io.databerth.backup.format.BackupFileFailure.Swapped;
import io.databerth.backup.format.BackupFileFailure.WrongKey;
import io.databerth.contracts.ids.BackupId;
import io.databerth.contracts.ids.DatabaseId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ForeignFileTest {
    private static final byte[] PLAIN = Content.random(1000);

    private final Sample sample;

    ForeignFileTest() throws IOException {
        sample = Sample.of(PLAIN, Compression.ZSTD);
    }

    @Test
    void theFileOfAnotherBackupOrDatabaseIsSwapped() throws IOException {
        BackupId backup = sample.expected().backup();
        Sample otherBackup = Sample.of(PLAIN, Compression.ZSTD);
        Expected otherDatabase = new Expected(backup, DatabaseId.next(), 1);
        Sample foreign = Sample.of(PLAIN, Compression.ZSTD, otherDatabase, sample.key());
        assertThatExceptionOfType(Swapped.class)
                .isThrownBy(sample.withFile(otherBackup.file())::verify)
                .withMessageContaining(otherBackup.expected().backup().toString());
        assertThatExceptionOfType(Swapped.class).isThrownBy(sample.withFile(foreign.file())::verify);
        assertThatExceptionOfType(Swapped.class).isThrownBy(sample.withExpected(otherDatabase)::verify);
    }

    @Test
    void anotherFileOfTheSameBackupAndKeyIsDamage() throws IOException {
        Sample again = Sample.of(PLAIN, Compression.ZSTD, sample.expected(), sample.key());
        assertThatExceptionOfType(Damaged.class).isThrownBy(sample.withFile(again.file())::verify);
    }

    @Test
    void anotherKeyIsTheWrongKey() {
        assertThatExceptionOfType(WrongKey.class).isThrownBy(sample.withKey(Content.key(9))::verify);
    }

    @Test
    void aForgedHeaderWithARightDigestIsDamage() throws IOException {
        BackupHeader header = HeaderCodec.read(Content.source(sample.file()));
        BackupHeader forged = new BackupHeader(
                header.backup(),
                header.database(),
                header.compression(),
                header.noncePrefix(),
                header.keyCheck(),
                Hex.of(new byte[header.wrappedKey().length()]));
        byte[] file = sample.file().clone();
        System.arraycopy(HeaderCodec.encode(forged), 0, file, 0, HeaderCodec.length(forged));
        assertThat(catchThrowableOfType(Damaged.class, sample.withFile(file)::verify)
                        .segment())
                .hasValue(0);
        assertThat(sample.withFile(file).readUntilFailure()).isEmpty();
    }

    @Test
    void aFileOfSomebodyElseIsNotOurs() {
        byte[] foreign = "PGDMP and so on".getBytes(StandardCharsets.US_ASCII);
        assertThatExceptionOfType(NotOurs.class).isThrownBy(sample.withFile(foreign)::verify);
        byte[] future = sample.file().clone();
        future[9] = 2;
        assertThatExceptionOfType(NotOurs.class)
                .isThrownBy(sample.withFile(future)::verify)
                .withMessageContaining("format version 2");
    }
}
