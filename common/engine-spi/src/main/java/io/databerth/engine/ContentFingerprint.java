package io.databerth.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a database held, item by item, as the engine's own tool told it. */
public record ContentFingerprint(Map<Item, String> values) {
    private static final JsonMapper JSON = new JsonMapper();

    /** One thing in a database: the rows of a table, a column, an index. */
    public record Item(String kind, String name) implements Comparable<Item> {
        @Override
        public int compareTo(Item other) {
            int kinds = kind.compareTo(other.kind);
            return kinds != 0 ? kinds : name.compareTo(other.name);
        }

        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    /** Stands for the value of an item that was changed while a dump ran: what the dump holds of it is not known. */
    public static final String CHANGED = "changed meanwhile";

    public ContentFingerprint {
        values = Map.copyOf(values);
    }

    /** Of two looks at a database in use, one before and one after: what is in only one of them, or different, is {@link #CHANGED}. */
    public static ContentFingerprint between(ContentFingerprint before, ContentFingerprint after) {
        var values = new TreeMap<>(before.values);
        values.putAll(after.values);
        values.replaceAll((item, value) ->
                value.equals(before.values.get(item)) && value.equals(after.values.get(item)) ? value : CHANGED);
        return new ContentFingerprint(values);
    }

    /** Whether nothing was changed while the dump ran. */
    public boolean steady() {
        return !values.containsValue(CHANGED);
    }

    /** As {@link #parse} reads them, in the order of the items. */
    public List<String> lines() {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> line(entry.getKey().kind(), entry.getKey().name(), entry.getValue()))
                        .toList();
    }

    private static String line(String... parts) {
        try {
            return JSON.writeValueAsString(parts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings are JSON", impossible);
        }
    }

    /**
     * Reads lines {@code ["kind","name","value"]}.
     *
     * @throws IllegalArgumentException when a line is anything else, an item is there twice, or there is no line at all
     */
    public static ContentFingerprint parse(String lines) {
        var values = new TreeMap<Item, String>();
        for (String line : lines.lines().filter(each -> !each.isBlank()).toList()) {
            String[] parts = parts(line);
            if (values.put(new Item(parts[0], parts[1]), parts[2]) != null) {
                throw new IllegalArgumentException("a fingerprint holds '" + parts[0] + " " + parts[1] + "' twice");
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a fingerprint is empty: its command printed nothing");
        }
        return new ContentFingerprint(values);
    }

    private static String[] parts(String line) {
        try {
            String[] parts = JSON.readValue(line, String[].class);
            if (parts.length == 3) {
                return parts;
            }
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("a line of a fingerprint is not JSON", malformed);
        }
        throw new IllegalArgumentException("a line of a fingerprint has not three parts");
    }

    /** The same items, where those of these kinds say no more than that they are there. */
    public ContentFingerprint withoutValuesOf(Set<String> kinds) {
        var values = new TreeMap<>(this.values);
        values.replaceAll((item, value) -> kinds.contains(item.kind()) && !value.equals(CHANGED) ? "" : value);
        return new ContentFingerprint(values);
    }

    /**
     * What a copy has otherwise, one sentence each, in order; empty when it holds the same. Values of {@code moving} kinds may have grown.
     */
    public List<String> differences(ContentFingerprint copy, Set<String> moving) {
        var items = new TreeMap<Item, String>(values);
        items.putAll(copy.values);
        var found = new ArrayList<String>();
        for (Item item : items.keySet()) {
            Optional<String> here = Optional.ofNullable(values.get(item));
            Optional<String> there = Optional.ofNullable(copy.values.get(item));
            if (here.filter(CHANGED::equals).isPresent()) {
                continue;
            }
            if (here.isEmpty()) {
                found.add(item + " is only in the copy");
            } else if (there.isEmpty()) {
                found.add(item + " is missing in the copy");
            } else if (!same(here.get(), there.get(), moving.contains(item.kind()))) {
                found.add(item + " differs: " + shown(here.get()) + ", in the copy " + shown(there.get()));
            }
        }
        return found;
    }

    private static boolean same(String here, String there, boolean mayGrow) {
        return here.equals(there) || (mayGrow && new BigDecimal(there).compareTo(new BigDecimal(here)) >= 0);
    }

    // Anything but figures may hold what nobody but the owner should read.
    private static String shown(String value) {
        return value.matches("[0-9 -]{1,80}") ? "'" + value + "'" : value.length() + " characters";
    }
}
