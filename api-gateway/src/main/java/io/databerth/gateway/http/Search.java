package io.databerth.gateway.http;

import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers the conditions of a list query; every value goes as a parameter. Ids grow with time, so the newest come first. */
public final class Search {
    public static final Sort NEWEST_FIRST = Sort.descending("id");

    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Parameters parameters = new Parameters();

    /** Only what the caller may see. */
    public static Search of(Caller caller) {
        return new Search().with("project", caller.project());
    }

    /** Only where {@code field} is {@code value}; an absent value sets no condition. */
    public Search with(String field, @Nullable Object value) {
        if (value != null) {
            String parameter = field + conditions.size();
            conditions.add(field + " = :" + parameter);
            parameters.and(parameter, value);
        }
        return this;
    }

    public Search where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Only what is older than the last of the page before. */
    public Search before(Optional<UUID> id) {
        id.ifPresent(last -> {
            conditions.add("id < :last");
            parameters.and("last", last);
        });
        return this;
    }

    public String query() {
        return String.join(" and ", conditions);
    }

    public Parameters parameters() {
        return parameters;
    }
}
