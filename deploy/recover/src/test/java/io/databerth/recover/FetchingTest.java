package io.databerth.recover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.databerth.backup.storage.DirectoryTarget;
import io.databerth.backup.store.LocalDirectory;
import io.databerth.contracts.ids.DatabaseId;
import io.databerth.recover.Fetching.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a target as the backup worker fills it; a real bucket is in the end-to-end tests. */
class FetchingTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private LostSite site;
    private Path into;

    @BeforeEach
    void fill() throws IOException {
        site = new LostSite(folder);
        site.write(site.name(1), Map.of());
        into = folder.resolve("fetched");
    }

    @Test
    void whatIsFetchedIsVerifiedAndComesOnce() throws Exception {
        assertThat(fetch(database -> true)).isEqualTo(new Outcome(2, 0, 0));
        assertThat(Recover.run("verify", "--backups", into.toString(), "--root-key", site.rootKey.toString()))
                .isZero();
        assertThat(fetch(database -> true)).isEqualTo(new Outcome(0, 2, 0));
        assertThat(told).hasSize(2).allMatch(line -> line.startsWith("fetched  " + site.database));
    }

    @Test
    void aDamagedOneIsToldAndTakesThePlaceOfNothing() throws Exception {
        byte[] whole = Files.readAllBytes(site.data());
        byte[] flipped = whole.clone();
        flipped[flipped.length / 2] ^= 1;
        Files.write(site.data(), flipped);
        assertThat(fetch(database -> true)).isEqualTo(new Outcome(1, 0, 1));
        assertThat(told).anyMatch(line -> line.startsWith("DAMAGED") && line.contains("not what its manifest says"));
        assertThat(LocalDirectory.at(into).list(site.database)).hasSize(1);
        Files.delete(site.data());
        assertThat(fetch(database -> true)).isEqualTo(new Outcome(0, 1, 1));
        Files.write(site.data(), whole);
        assertThat(fetch(database -> true)).isEqualTo(new Outcome(1, 1, 0));
    }

    @Test
    void onlyWhatIsWantedComes() throws Exception {
        assertThat(fetch(DatabaseId.PLATFORM::equals)).isEqualTo(new Outcome(0, 0, 0));
        assertThat(into.resolve(LocalDirectory.KEYS)).exists();
    }

    @Test
    void otherFilesAreNotOurs() throws Exception {
        Files.writeString(site.backups.resolve(site.database.toString()).resolve("notes.manifest.json"), "{}");
        Files.writeString(site.backups.resolve("readme.manifest.json"), "{}");
        assertThat(fetch(database -> true)).isEqualTo(new Outcome(2, 0, 0));
    }

    @Test
    void aPlaceWithoutKeysHoldsNoBackups() throws IOException {
        Files.delete(site.backups.resolve(LocalDirectory.KEYS));
        assertThatThrownBy(() -> fetch(database -> true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the prefix is another");
    }

    private Outcome fetch(Predicate<DatabaseId> wanted) throws Exception {
        try (DirectoryTarget target = new DirectoryTarget(site.backups)) {
            return new Fetching(target, LocalDirectory.at(into), wanted).perform(told::add);
        }
    }
}
