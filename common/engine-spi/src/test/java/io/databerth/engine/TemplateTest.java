package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.databerth.contracts.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final Holes NONE = Holes.quoting(Quoting.NONE);

    @Test
    void holesAreFilled() {
        assertThat(Template.of("user=${username} port=${port}!")
                        .render(NONE.with(HoleName.USERNAME, "ann").with(HoleName.PORT, "5")))
                .isEqualTo("user=ann port=5!");
    }

    @Test
    void aTextWithoutHolesIsItself() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 50))
                .assuming(text -> !text.contains("${"))
                .check(text -> Template.of(text).render(NONE).equals(text));
    }

    @Test
    void aValueIsNeverReadAsTemplate() {
        qt().forAll(strings().allPossible().ofLengthBetween(0, 50)).check(value -> {
            String hostile = value + "${port}$${";
            return Template.of("<${username}>")
                    .render(NONE.with(HoleName.USERNAME, hostile))
                    .equals("<" + hostile + ">");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$$", "$1", "$body$ x $body$", "a$b", "}", "{}"})
    void otherDollarsAreThemselves(String text) {
        assertThat(Template.of(text).render(NONE)).isEqualTo(text);
    }

    @Test
    void aDoubledDollarBeforeABraceIsText() {
        assertThat(Template.of("$${port}").render(NONE)).isEqualTo("${port}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${port", "${}", "${Port}", "${a b}", "${jndi:x}", "${a.b.c}", "${${port}}"})
    void malformedHolesAreRefused(String text) {
        assertThatThrownBy(() -> Template.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> Template.of("${side_database_identifier}").render(NONE))
                .hasMessageContaining("side_database_identifier");
    }

    @Test
    void printingHolesShowsNoValue() {
        assertThat(NONE.with(HoleName.PASSWORD, Secret.of("canary")).toString())
                .contains("password")
                .doesNotContain("canary");
    }

    @Test
    void aPasswordIsGivenAsASecretOnly() {
        assertThatThrownBy(() -> NONE.with(HoleName.PASSWORD, "plain")).isInstanceOf(IllegalArgumentException.class);
    }
}
