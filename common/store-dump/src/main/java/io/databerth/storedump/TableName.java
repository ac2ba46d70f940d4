package io.databerth.storedump;

import java.util.regex.Pattern;

/** A table of the platform's own store: plain words only, so that they can stand in statements and lines as they are. */
record TableName(String schema, String table) {
    private static final Pattern WORD = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    TableName {
        requireWord(schema);
        requireWord(table);
    }

    static String requireWord(String word) {
        if (!WORD.matcher(word).matches()) {
            throw new IllegalArgumentException("not a plain name of a store's part: " + word);
        }
        return word;
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
