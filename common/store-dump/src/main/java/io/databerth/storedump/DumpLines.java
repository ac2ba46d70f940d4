package io.databerth.storedump;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a dump, one at a time. */
final class DumpLines {
    /** Far more than any row of the platform's own tables has. */
    private static final int LONGEST = 64 << 20;

    private final InputStream in;

    DumpLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line with its line feed. */
    byte[] raw() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() > LONGEST) {
                throw new DumpUnusable("a line of the dump is longer than " + LONGEST + " bytes");
            }
        }
        throw new DumpUnusable("the dump ends before its end");
    }

    /** The next line as words. */
    String[] words() throws IOException {
        return text(raw()).split(" ");
    }

    String line() throws IOException {
        return text(raw());
    }

    static String text(byte[] raw) {
        return new String(raw, 0, raw.length - 1, StandardCharsets.UTF_8);
    }

    void requireEnd() throws IOException {
        if (in.read() >= 0) {
            throw new DumpUnusable("the dump goes on after its end");
        }
    }
}
