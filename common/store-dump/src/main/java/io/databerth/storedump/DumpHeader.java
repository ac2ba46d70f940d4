package io.databerth.storedump;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a dump begins with.
 *
 * @param site the installation whose store it was
 * @param migrations the versions of the migrations of each schema
 */
public record DumpHeader(String site, Map<String, List<String>> migrations) {
    /** The header and the line that follows it. */
    record Begun(DumpHeader header, String[] next) {}

    /** Reads the beginning of a dump. */
    public static DumpHeader read(InputStream dump) throws IOException {
        return read(new DumpLines(dump)).header();
    }

    static Begun read(DumpLines lines) throws IOException {
        String magic = lines.line();
        if (!magic.equals(StoreDump.MAGIC)) {
            throw new DumpUnusable("this is no dump of a store in a form that this version knows");
        }
        String[] site = lines.words();
        if (site.length != 2 || !site[0].equals("site")) {
            throw new DumpUnusable("the dump does not say whose it is");
        }
        Map<String, List<String>> migrations = new LinkedHashMap<>();
        String[] next = lines.words();
        while (next[0].equals("schema") && next.length == 3) {
            migrations.put(next[1], List.of(next[2].split(",")));
            next = lines.words();
        }
        return new Begun(new DumpHeader(site[1], migrations), next);
    }
}
