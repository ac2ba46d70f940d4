package io.databerth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The documentation names tests and files that exist. */
class DocumentationTest {
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    @Test
    void everyTestThatThePageOfFailureModesNamesExists() {
        assertThat(named(Path.of("docs/failure-modes.md")).filter(each -> !exists(each.group(1), each.group(2))))
                .extracting(MatchResult::group)
                .isEmpty();
    }

    @Test
    void everyFileThatTheReadmeLinksToExists() {
        assertThat(text(Path.of("README.md"))
                        .flatMap(line -> LINK.matcher(line).results())
                        .map(link -> link.group(1))
                        .filter(target ->
                                !Repository.ROOT.resolve(target).toFile().exists()))
                .isEmpty();
    }

    private static boolean exists(String type, @Nullable String method) {
        List<Path> sources = Repository.testSources().stream()
                .filter(file -> file.endsWith(type + ".java"))
                .toList();
        return method == null
                ? !sources.isEmpty()
                : sources.stream()
                        .flatMap(file -> Repository.lines(file).stream())
                        .anyMatch(line -> line.contains("void " + method + "("));
    }

    private static Stream<MatchResult> named(Path page) {
        return text(page).flatMap(line -> NAMED_TEST.matcher(line).results());
    }

    private static Stream<String> text(Path page) {
        return Repository.lines(page).stream();
    }
}
