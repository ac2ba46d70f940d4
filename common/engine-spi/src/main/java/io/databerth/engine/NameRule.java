package io.databerth.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which names an engine takes: a regular expression for the whole name and names that it keeps for itself, in any case of letters. */
public record NameRule(String pattern, Set<String> reserved) {
    public NameRule {
        reserved = Set.copyOf(reserved);
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException malformed) {
            throw new IllegalArgumentException(
                    "the pattern of a name rule is malformed: " + malformed.getMessage(), malformed);
        }
    }

    /** Why the name is refused, for people; empty when it is fine. */
    public Optional<String> refusal(String name) {
        if (!Pattern.matches(pattern, name)) {
            return Optional.of("it must match " + pattern);
        }
        if (reserved.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("the engine keeps this name for itself");
        }
        return Optional.empty();
    }
}
