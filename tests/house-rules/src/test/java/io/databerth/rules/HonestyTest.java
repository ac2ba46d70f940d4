package io.databerth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may not stand in the code at all. */
class HonestyTest {
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern MOCKS = Pattern.compile("import (static )?org\\.(mockito|easymock|jmockit)");
    private static final Pattern SWITCHED_OFF = Pattern.compile("^\\s*@Disabled(?!\\(\")");

    @Test
    void nothingIsLeftForLater() {
        assertThat(hits(Repository.mainSources(), UNFINISHED)).isEmpty();
    }

    @Test
    void noTestUsesAMockingLibrary() {
        assertThat(hits(Repository.testSources(), MOCKS)).isEmpty();
    }

    @Test
    void noTestIsSwitchedOffWithoutAReason() {
        assertThat(hits(Repository.testSources(), SWITCHED_OFF)).isEmpty();
    }

    /** A Java package named {@code target} once was in no commit, because build folders are called the same. */
    @Test
    void gitIgnoresNoSource() {
        assertThat(Repository.git("ls-files", "--others", "--ignored", "--exclude-standard", ":(glob)**/src/**"))
                .isEmpty();
    }

    @Test
    void everyPackageOfMainCodeIsNullMarked() {
        assertThat(Repository.mainSources().stream()
                        .map(Path::getParent)
                        .distinct()
                        .filter(folder -> !isNullMarked(folder)))
                .isEmpty();
    }

    private static boolean isNullMarked(Path folder) {
        Path info = folder.resolve("package-info.java");
        return Repository.ROOT.resolve(info).toFile().exists()
                && Repository.lines(info).contains("@NullMarked");
    }

    private static List<String> hits(List<Path> files, Pattern pattern) {
        return files.stream()
                .flatMap(file -> {
                    List<String> lines = Repository.lines(file);
                    return IntStream.range(0, lines.size())
                            .filter(index -> pattern.matcher(lines.get(index)).find())
                            .mapToObj(index -> file + ":" + (index + 1));
                })
                .flatMap(Stream::of)
                .filter(hit -> !hit.contains("HonestyTest"))
                .toList();
    }
}
