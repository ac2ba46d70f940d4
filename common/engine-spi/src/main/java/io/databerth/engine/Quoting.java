package io.databerth.engine;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** How an engine's statements quote names and strings. */
public record Quoting(Identifier identifier, Literal literal) {
    /** For engines whose descriptor has no statements with names in them: using a quoted form is an error. */
    public static final Quoting NONE = new Quoting(Identifier.NONE, Literal.NONE);

    /** How names are quoted. */
    public enum Identifier {
        DOUBLE_QUOTES('"', '"'),
        BACKTICKS('`', '`'),
        BRACKETS('[', ']'),
        NONE('\0', '\0');

        private final char open;
        private final char close;

        Identifier(char open, char close) {
            this.open = open;
            this.close = close;
        }

        /** The name between quotes, closing quotes in it doubled. */
        public String quote(String name) {
            if (this == NONE) {
                throw new IllegalArgumentException("this engine declares no quoting of identifiers");
            }
            refuseNul(name);
            String end = String.valueOf(close);
            return open + name.replace(end, end + end) + end;
        }
    }

    /** How strings are quoted. */
    public enum Literal {
        /** Standard SQL: only the quote itself is special. */
        SINGLE_QUOTES,
        /** As above, and the backslash is special too. */
        SINGLE_QUOTES_AND_BACKSLASHES,
        NONE;

        /** The text between single quotes. */
        public String quote(String text) {
            refuseNul(text);
            return switch (this) {
                case SINGLE_QUOTES -> "'" + text.replace("'", "''") + "'";
                case SINGLE_QUOTES_AND_BACKSLASHES ->
                    "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
                case NONE -> throw new IllegalArgumentException("this engine declares no quoting of literals");
            };
        }
    }

    /** The text between double quotes, as tools read it that take commands line by line. */
    static String words(String text) {
        refuseNul(text);
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a text of several lines cannot be quoted here");
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The text as a JSON string; the two line ends that only JavaScript knows are escaped as well. */
    static String json(String text) {
        refuseNul(text);
        String quoted = '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
        return quoted.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    private static void refuseNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a name or text with a NUL character cannot be quoted");
        }
    }
}
