package io.databerth.launcher.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.engine.EngineCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedPagesTest {
    private static final Path ROOT = root();

    @Test
    void thePagesInTheRepositoryAreTheGeneratedOnes() {
        GeneratedPages.of(EngineCatalog.builtIn()).forEach((page, text) -> assertThat(ROOT.resolve(page))
                .as(page + " is old: run ./databerth docs")
                .content()
                .isEqualTo(text));
    }

    @Test
    void noPageOfAnEngineThatIsGoneIsLeft() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs/engines"))) {
            List<String> found =
                    pages.map(page -> "docs/engines/" + page.getFileName()).toList();
            assertThat(new TreeSet<>(GeneratedPages.of(EngineCatalog.builtIn()).keySet()))
                    .containsAll(found);
        }
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".mvn")) && Files.exists(folder.resolve("engines"))) {
                return folder;
            }
        }
        throw new IllegalStateException("not inside the repository");
    }
}
