package io.databerth.gateway.http;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The condition of an {@code If-Match} header (RFC 9110, section 13.1.1) on a resource whose entity tag is its
 * generation; weak tags never match.
 */
public record IfMatch(Set<String> tags) {
    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]*\"");
    private static final Pattern LIST = Pattern.compile(TAG + "(\\s*,\\s*" + TAG + "){0,15}");
    private static final String ANY = "*";

    public IfMatch {
        tags = Set.copyOf(tags);
    }

    public static IfMatch of(@Nullable String header) {
        if (header == null || header.strip().equals(ANY)) {
            return new IfMatch(Set.of(ANY));
        }
        if (!LIST.matcher(header.strip()).matches()) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, "If-Match must be * or the ETag of the resource, with its quotes");
        }
        return new IfMatch(
                TAG.matcher(header).results().map(found -> found.group()).collect(Collectors.toSet()));
    }

    /** The entity tag of a generation. */
    public static String tag(long generation) {
        return "\"" + generation + "\"";
    }

    /** Refuses a change of what has meanwhile become another generation. */
    public void require(long generation) {
        if (!tags.contains(ANY) && !tags.contains(tag(generation))) {
            throw new CodedException(
                    ErrorCode.PRECONDITION_FAILED,
                    "the resource has changed since: its ETag is now " + tag(generation));
        }
    }
}
