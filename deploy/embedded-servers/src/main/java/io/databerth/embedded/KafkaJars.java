package io.databerth.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The broker's own jars, which lie as files in a jar (or, while the repository is being built, in a directory) on our class path. */
final class KafkaJars {
    private static final String MARKER = "/io/databerth/kafka/CONTENTS";
    private static final String DIRECTORY = "/io/databerth/kafka";

    private KafkaJars() {}

    /** The directory that holds all of them, unpacked once for each set of versions. */
    static Path unpacked(BinaryCache cache) {
        URL marker = Objects.requireNonNull(KafkaJars.class.getResource(MARKER), "no broker on the class path");
        try {
            if (marker.openConnection() instanceof JarURLConnection inJar) {
                Path jar = Path.of(inJar.getJarFileURL().toURI());
                try (FileSystem files = FileSystems.newFileSystem(jar)) {
                    return copied(files.getPath(DIRECTORY), cache);
                }
            }
            return copied(Objects.requireNonNull(Path.of(marker.toURI()).getParent()), cache);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot unpack the broker", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a file: " + marker, e);
        }
    }

    private static Path copied(Path source, BinaryCache cache) throws IOException {
        List<Path> jars = jarsIn(source);
        return cache.directory("kafka-" + fingerprint(jars), directory -> {
            for (Path jar : jars) {
                Files.copy(jar, directory.resolve(jar.getFileName().toString()));
            }
        });
    }

    private static List<Path> jarsIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Names hold the versions, so equal names and sizes are the same broker. */
    private static String fingerprint(List<Path> jars) throws IOException {
        long hash = 1;
        for (Path jar : jars) {
            hash = hash * 1_000_003 + jar.getFileName().toString().hashCode();
            hash = hash * 1_000_003 + Files.size(jar);
        }
        return Long.toHexString(hash);
    }
}
