package io.databerth.engine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with holes, a dollar sign and a name in braces, and nothing else. Values are put in literally and never read again as template.
 * A doubled dollar sign before a brace stands for one; every other dollar sign is itself.
 */
public record Template(List<Part> parts) {
    private static final Pattern HOLE = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?");
    private static final Pattern OPENING = Pattern.compile("\\$?\\$\\{");

    /** A stretch of a template. */
    public sealed interface Part {}

    /** Text that stays as it is. */
    public record Text(String text) implements Part {}

    /** A place that a value fills. */
    public record Hole(String name) implements Part {
        public Hole {
            if (!HOLE.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "'${" + name
                                + "}' is not a hole: a name is made of lower case letters, digits and '_', with at most one '.'");
            }
        }
    }

    public Template {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException when a hole is not closed or its name is malformed
     */
    public static Template of(String source) {
        var parts = new ArrayList<Part>();
        var text = new StringBuilder();
        Matcher opening = OPENING.matcher(source);
        int read = 0;
        while (opening.find(read)) {
            text.append(source, read, opening.start());
            if (opening.group().length() == 3) {
                text.append("${");
                read = opening.end();
            } else {
                addText(parts, text);
                int end = source.indexOf('}', opening.end());
                if (end < 0) {
                    throw new IllegalArgumentException("'${' without '}': close the hole, or write '$${' for the text");
                }
                parts.add(new Hole(source.substring(opening.end(), end)));
                read = end + 1;
            }
        }
        addText(parts, text.append(source, read, source.length()));
        return new Template(parts);
    }

    private static void addText(List<Part> parts, StringBuilder text) {
        if (!text.isEmpty()) {
            parts.add(new Text(text.toString()));
            text.setLength(0);
        }
    }

    /** With its holes, as people write it. */
    public String source() {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Text(String plain) -> plain;
                        case Hole(String name) -> "${" + name + "}";
                    });
        }
        return text.toString();
    }

    /** The names of the holes, in the order of their first use. */
    public Set<String> holes() {
        var names = new LinkedHashSet<String>();
        for (Part part : parts) {
            if (part instanceof Hole(String name)) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * The text with every hole filled.
     *
     * @throws IllegalArgumentException naming the hole that has no value
     */
    public String render(Holes holes) {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Text(String plain) -> plain;
                        case Hole(String name) -> holes.value(name);
                    });
        }
        return text.toString();
    }
}
