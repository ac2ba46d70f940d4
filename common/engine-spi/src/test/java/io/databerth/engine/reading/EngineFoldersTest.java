package io.databerth.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineFoldersTest {
    @TempDir
    private Path directory;

    private URL entry(String name, String descriptor) throws IOException {
        Path engines = Files.createDirectories(directory.resolve(name).resolve("engines/own"));
        Files.writeString(engines.resolve("engine.yaml"), descriptor);
        Files.writeString(engines.resolveSibling("skus.yaml"), "skus: []");
        return directory.resolve(name).toUri().toURL();
    }

    private static List<String> namesOn(URL... entries) throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(entries, null)) {
            Thread.currentThread().setContextClassLoader(loader);
            return EngineFolders.onClassPath().stream().map(EngineFolder::name).toList();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void theSameFolderTwiceOnTheClassPathIsOne() throws IOException {
        assertThat(namesOn(entry("a", "id: own"), entry("b", "id: own"))).containsExactly("own");
    }

    @Test
    void twoDifferentFoldersOfOneNameAreBothFoundForTheCatalogueToRefuse() throws IOException {
        assertThat(namesOn(entry("a", "id: own"), entry("b", "id: own # another")))
                .containsExactly("own", "own");
    }
}
