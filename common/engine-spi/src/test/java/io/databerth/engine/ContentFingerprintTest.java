package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentFingerprintTest {
    private static final Set<String> MOVING = Set.of("counter");

    private static ContentFingerprint of(String... lines) {
        return ContentFingerprint.parse(String.join("\n", lines));
    }

    @Test
    void equalContentHasNoDifferences() {
        assertThat(of("[\"rows\",\"t\",\"3 17\"]", "[\"index\",\"i\",\"x\"]")
                        .differences(of("[\"index\",\"i\",\"x\"]", "[\"rows\",\"t\",\"3 17\"]"), MOVING))
                .isEmpty();
    }

    @Test
    void everyDifferenceIsTold() {
        assertThat(of("[\"rows\",\"t\",\"3 17\"]", "[\"index\",\"i\",\"x\"]")
                        .differences(of("[\"rows\",\"t\",\"2 17\"]", "[\"view\",\"v\",\"x\"]"), MOVING))
                .containsExactly(
                        "index i is missing in the copy",
                        "rows t differs: '3 17', in the copy '2 17'",
                        "view v is only in the copy");
    }

    @Test
    void whatMovesMayHaveGrownButNotShrunk() {
        ContentFingerprint before = of("[\"counter\",\"c\",\"9\"]");
        assertThat(before.differences(of("[\"counter\",\"c\",\"10\"]"), MOVING)).isEmpty();
        assertThat(before.differences(of("[\"counter\",\"c\",\"8\"]"), MOVING)).hasSize(1);
        assertThat(before.differences(of("[\"counter\",\"c\",\"10\"]"), Set.of()))
                .hasSize(1);
    }

    @Test
    void ofSomeKindsNothingCountsButThatTheyAreThere() {
        ContentFingerprint older =
                of("[\"view\",\"v\",\"x\"]", "[\"rows\",\"t\",\"3 17\"]").withoutValuesOf(Set.of("view"));
        assertThat(older.differences(
                        of("[\"view\",\"v\",\"y\"]", "[\"rows\",\"t\",\"3 17\"]")
                                .withoutValuesOf(Set.of("view")),
                        MOVING))
                .isEmpty();
        assertThat(older.differences(of("[\"rows\",\"t\",\"3 18\"]").withoutValuesOf(Set.of("view")), MOVING))
                .containsExactly("rows t differs: '3 17', in the copy '3 18'", "view v is missing in the copy");
    }

    @Test
    void definitionsAreNotRepeatedInDifferences() {
        assertThat(of("[\"function\",\"f\",\"token = 'canary'\"]")
                        .differences(of("[\"function\",\"f\",\"\"]"), MOVING)
                        .getFirst())
                .doesNotContain("canary");
    }

    @Test
    void namesWithLineEndsAreOneItem() {
        assertThat(of("[\"rows\",\"a\\nb\",\"1 1\"]").values())
                .containsOnlyKeys(new ContentFingerprint.Item("rows", "a\nb"));
    }

    @Test
    void anEmptyOrMalformedFingerprintIsRefused() {
        assertThatThrownBy(() -> of("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> of("rows")).hasMessageContaining("JSON");
        assertThatThrownBy(() -> of("[\"a\",\"b\"]")).hasMessageContaining("three");
        assertThatThrownBy(() -> of("[\"a\",\"b\",\"c\"]", "[\"a\",\"b\",\"c\"]"))
                .hasMessageContaining("twice");
    }

    @Test
    void whatChangedBetweenTwoLooksIsNotCompared() {
        var before = ContentFingerprint.parse(
                "[\"rows\",\"a\",\"1\"]\n[\"rows\",\"b\",\"2\"]\n[\"rows\",\"dropped\",\"5\"]");
        var after =
                ContentFingerprint.parse("[\"rows\",\"a\",\"1\"]\n[\"rows\",\"b\",\"3\"]\n[\"rows\",\"new\",\"4\"]");

        var known = ContentFingerprint.between(before, after);

        assertThat(known.steady()).isFalse();
        assertThat(known.differences(
                        ContentFingerprint.parse("[\"rows\",\"a\",\"1\"]\n[\"rows\",\"b\",\"7\"]"), Set.of()))
                .isEmpty();
        assertThat(known.differences(
                        ContentFingerprint.parse("[\"rows\",\"a\",\"2\"]\n[\"rows\",\"c\",\"7\"]"), Set.of()))
                .hasSize(2);
    }

    @Test
    void twoEqualLooksAreSteadyAndReadBackAsTheyWere() {
        var look = ContentFingerprint.parse("[\"rows\",\"a \\\"b\\\" \\u00e9\",\"1\"]\n[\"index\",\"b\",\"2\"]");

        var known = ContentFingerprint.between(look, look);

        assertThat(known.steady()).isTrue();
        assertThat(ContentFingerprint.parse(String.join("\n", known.lines()))).isEqualTo(look);
    }
}
