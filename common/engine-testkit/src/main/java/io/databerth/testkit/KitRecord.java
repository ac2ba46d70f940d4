package io.databerth.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.databerth.engine.Verification;
import io.databerth.engine.reading.VerificationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The file that remembers the last green run of each version, one on a line. */
public final class KitRecord {
    private static final String HEAD =
            """
            # Written by `./databerth test --engines`, a line for each green run of the conformance kit; nobody types one.
            # A run counts for as long as the files of the engine's folder are the same.
            """;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final Path file;

    public KitRecord(Path file) {
        this.file = file;
    }

    /** Takes the place of an earlier run of the same version. */
    public synchronized void keep(Verification run) {
        try {
            var runs = new ArrayList<>(read());
            runs.removeIf(earlier ->
                    earlier.engine().equals(run.engine()) && earlier.version().equals(run.version()));
            runs.add(run);
            runs.sort(Comparator.comparing(Verification::engine).thenComparing(Verification::version));
            Files.writeString(file, text(runs));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private List<Verification> read() throws IOException {
        return VerificationReader.read(file.toString(), Files.readString(file));
    }

    /** Each line is JSON, which is YAML. */
    private static String text(List<Verification> runs) throws JsonProcessingException {
        var text = new StringBuilder(HEAD).append("verified:\n");
        for (Verification run : runs) {
            text.append("  - ").append(JSON.writeValueAsString(run)).append('\n');
        }
        return text.toString();
    }
}
