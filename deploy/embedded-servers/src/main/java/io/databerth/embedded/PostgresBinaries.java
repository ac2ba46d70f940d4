package io.databerth.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.tukaani.xz.XZInputStream;

/** The server binaries on the class path, unpacked. */
final class PostgresBinaries {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    /** Part of the cache's directory name: raise it together with the version in the POM. */
    private static final String VERSION = "18.6.0";

    private PostgresBinaries() {}

    /** The directory that holds {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked(BinaryCache cache) {
        String machine = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
        if (!machine.equals("Linux-amd64")) {
            throw new EmbeddedServerException("There are no embedded store binaries for " + machine
                    + "; name a server that exists with DATABERTH_POSTGRES_URL.");
        }
        return cache.directory("postgres-" + VERSION, PostgresBinaries::unpack);
    }

    private static void unpack(Path directory) throws IOException {
        Process tar = new ProcessBuilder("tar", "-x", "--no-same-owner", "-C", directory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE);
                OutputStream toTar = tar.getOutputStream()) {
            if (archive == null) {
                throw new IOException(ARCHIVE + " is not on the class path");
            }
            new XZInputStream(archive).transferTo(toTar);
        }
        try {
            if (!tar.waitFor(60, TimeUnit.SECONDS) || tar.exitValue() != 0) {
                tar.destroyForcibly();
                throw new IOException("tar could not unpack " + ARCHIVE + " to " + directory);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while unpacking", e);
        }
    }
}
