package io.databerth.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;
import static org.quicktheories.generators.SourceDSL.strings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackupNameTest {
    private static final Instant AT = Instant.parse("2026-11-20T21:30:43.987Z");

    @Test
    void aNameIsContainerSecondAndExtension() {
        BackupName name = new BackupName("shop-production-pg", AT, "dump");
        assertThat(name).hasToString("shop-production-pg-20261120-213043.dump.enc");
        assertThat(BackupName.parse(name.fileName())).contains(name);
    }

    @Test
    void everyNameReadsBackAsItself() {
        qt().forAll(
                        longs().between(0, 250_000_000_000L),
                        strings().betweenCodePoints('a', 'z').ofLengthBetween(1, 100))
                .check((second, container) -> {
                    BackupName name = new BackupName(container, Instant.ofEpochSecond(second), "tar.gz");
                    return BackupName.parse(name.fileName()).equals(Optional.of(name));
                });
    }

    @Test
    void aContainerThatLooksLikeADateReadsBackAsItself() {
        BackupName name = new BackupName("a-20200101-000000.dump.enc", AT, "sql");
        assertThat(BackupName.parse(name.fileName())).contains(name);
    }

    @Test
    void namesThatCouldLeaveTheFolderCannotBe() {
        for (String bad :
                List.of("", ".", "..", "../x", "a/b", "a\\b", "a\0b", "-a", ".a", "a b", "ä", "x".repeat(129), "a\n")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new BackupName(bad, AT, "dump"));
        }
        for (String bad : List.of("", "..", "a/b", "DUMP", "a.b.c", "a.", ".a", "x".repeat(17))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new BackupName("shop", AT, bad));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new BackupName("shop", Instant.MAX, "dump"));
    }

    @Test
    void arbitraryTextIsNoNameUnlessItReadsBackAsItself() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 60)).check(text -> BackupName.parse(text)
                .map(name -> name.fileName().equals(text))
                .orElse(true));
        for (String text : List.of(
                "a-20261301-000000.dump.enc", "a-20260230-000000.dump.enc", "a-20260101-250000.dump.enc", "a.enc")) {
            assertThat(BackupName.parse(text)).isEmpty();
        }
    }

    @Test
    void theLongestNameFitsAFileSystem() {
        BackupName longest = new BackupName("x".repeat(128), AT, "x".repeat(16) + "." + "y".repeat(16));
        assertThat((longest.manifestName() + BackupFolder.PART).length()).isLessThanOrEqualTo(255);
    }
}
