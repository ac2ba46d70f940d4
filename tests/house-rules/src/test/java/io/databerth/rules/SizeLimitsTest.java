package io.databerth.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SizeLimitsTest {
    /** The style asks for about 150 lines; where a file goes past this it is read as two. */
    private static final int MOST_LINES_OF_A_MAIN_FILE = 250;

    private static final int MOST_LINES_OF_A_TEST_FILE = 400;

    @Test
    void noMainFileIsTooLongToBeReadAtOnce() {
        assertThat(longerThan(Repository.mainSources(), MOST_LINES_OF_A_MAIN_FILE))
                .isEmpty();
    }

    @Test
    void noTestFileIsTooLongToBeReadAtOnce() {
        assertThat(longerThan(Repository.testSources(), MOST_LINES_OF_A_TEST_FILE))
                .isEmpty();
    }

    private static List<String> longerThan(List<Path> files, int most) {
        return files.stream()
                .flatMap(file -> {
                    int lines = Repository.lines(file).size();
                    return lines > most ? Stream.of(lines + " " + file) : Stream.empty();
                })
                .toList();
    }
}
