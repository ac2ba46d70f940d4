package io.databerth.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;

/** What a running server can be asked for as a list. The fields of an answer's items are those of the API, in camel case. */
public enum Subject {
    /** {@code name}, {@code sizeBytes}, {@code owner}. */
    @JsonProperty("databases")
    DATABASES("databases", Order.BY_KEY, "name"),
    /** {@code name}, {@code roles}, {@code canLogIn}. */
    @JsonProperty("users")
    USERS("users", Order.BY_KEY, "name"),
    /** Tables, collections, indexes of documents, measurements: {@code schema}, {@code name}, {@code kind}, {@code rows}, {@code sizeBytes}. */
    @JsonProperty("tables")
    TABLES("tables", Order.BY_KEY, "name"),
    /** {@code name}, {@code type}, {@code nullable}, {@code defaultValue}, {@code key}. */
    @JsonProperty("columns")
    COLUMNS("columns", Order.AS_GIVEN, "name"),
    /** {@code table}, {@code name}, {@code columns}, {@code unique}, {@code sizeBytes}, {@code scans}. */
    @JsonProperty("indexes")
    INDEXES("indexes", Order.BY_KEY, "name"),
    /** {@code table}, {@code name}, {@code kind}, {@code definition}. */
    @JsonProperty("constraints")
    CONSTRAINTS("constraints", Order.BY_KEY, "name"),
    /** The first rows of one table, by the names of its columns. */
    @JsonProperty("rows")
    ROWS("rows", Order.AS_GIVEN, ""),
    /** {@code id}, {@code username}, {@code address}, {@code state}, {@code seconds}, {@code statement}. */
    @JsonProperty("sessions")
    SESSIONS("sessions", Order.BY_KEY, "id"),
    /** The slowest first: {@code statement}, {@code calls}, {@code meanMilliseconds}, {@code totalMilliseconds}. */
    @JsonProperty("slow_queries")
    SLOW_QUERIES("slow-queries", Order.AS_GIVEN, "statement"),
    /** {@code name}, {@code version}, {@code installed}, {@code description}. */
    @JsonProperty("extensions")
    EXTENSIONS("extensions", Order.BY_KEY, "name"),
    /** The settings that the server runs with: {@code name}, {@code value}, {@code unit}. */
    @JsonProperty("settings")
    SETTINGS("settings", Order.BY_KEY, "name");

    /** Who decides which item comes first. */
    public enum Order {
        BY_KEY,
        AS_GIVEN
    }

    private final String text;
    private final Order order;
    private final String key;

    Subject(String text, Order order, String key) {
        this.text = text;
        this.order = order;
        this.key = key;
    }

    /** As paths write it. */
    public String text() {
        return text;
    }

    public Order order() {
        return order;
    }

    /** The field that every item must have; empty text where any will do. */
    public String key() {
        return key;
    }

    public static Optional<Subject> named(String text) {
        return Arrays.stream(values())
                .filter(subject -> subject.text.equals(text))
                .findFirst();
    }
}
