package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.databerth.contracts.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quicktheories.core.Gen;

class QuotingTest {
    private static final Quoting SQL = new Quoting(Quoting.Identifier.DOUBLE_QUOTES, Quoting.Literal.SINGLE_QUOTES);
    private static final Gen<String> TEXTS =
            strings().allPossible().ofLengthBetween(0, 60).map(text -> text.replace("\0", "'\"`]\\"));

    @ParameterizedTest
    @EnumSource(value = Quoting.Identifier.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noNameEndsItsQuotes(Quoting.Identifier quoting) {
        qt().forAll(TEXTS).check(name -> {
            String quoted = quoting.quote(name);
            String close = quoted.substring(quoted.length() - 1);
            String inside = quoted.substring(1, quoted.length() - 1);
            return !inside.replace(close + close, "").contains(close)
                    && inside.replace(close + close, close).equals(name);
        });
    }

    @Test
    void noTextEndsItsQuotes() {
        qt().forAll(TEXTS).check(text -> {
            String inside = inside(Quoting.Literal.SINGLE_QUOTES.quote(text));
            return !inside.replace("''", "").contains("'")
                    && inside.replace("''", "'").equals(text);
        });
    }

    @Test
    void noTextEndsItsQuotesWhereBackslashesEscape() {
        qt().forAll(TEXTS).check(text -> {
            String inside = inside(Quoting.Literal.SINGLE_QUOTES_AND_BACKSLASHES.quote(text));
            return inside.replace("\\\\", "\0")
                            .replace("''", "'")
                            .replace("\0", "\\")
                            .equals(text)
                    && !inside.replace("\\\\", "").replace("''", "").matches("(?s).*['\\\\].*");
        });
    }

    @Test
    void aJsonStringIsReadAsItsTextAndStaysInOneLine() {
        var json = new ObjectMapper();
        qt().forAll(TEXTS.map(text -> text + "\u2028\u2029\n\"")).check(text -> {
            String quoted = Quoting.json(text);
            try {
                return json.readTree(quoted).asText().equals(text) && !quoted.matches("(?s).*[\\n\\r\u2028\u2029].*");
            } catch (JsonProcessingException malformed) {
                return false;
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-x",
                "--help",
                "../",
                "a/b",
                "\r\n",
                "\u202e",
                "\u200b",
                ";drop",
                "' \" \\` $( ) `",
                "%s",
                "${jndi:x}",
                "1a",
                "postgres",
                "x' --",
                "x\" --",
                "\\",
                "\\'",
                "'; DROP ROLE admin; --"
            })
    void hostileNamesStayOneIdentifier(String name) {
        Holes holes = Holes.quoting(SQL).with(HoleName.DATABASE, name);
        assertThat(Template.of("${database_identifier}").render(holes))
                .isEqualTo("\"" + name.replace("\"", "\"\"") + "\"");
        assertThat(Template.of("${database_literal}").render(holes)).isEqualTo("'" + name.replace("'", "''") + "'");
    }

    @Test
    void aNulCharacterIsRefused() {
        Holes holes = Holes.quoting(SQL).with(HoleName.DATABASE, "a\0b");
        assertThatThrownBy(() -> Template.of("${database_identifier}").render(holes))
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> Template.of("${database_literal}").render(holes))
                .hasMessageContaining("NUL");
    }

    @Test
    void anEngineWithoutQuotingHasNoQuotedForms() {
        Holes holes = Holes.quoting(Quoting.NONE).with(HoleName.DATABASE, "a");
        assertThatThrownBy(() -> Template.of("${database_identifier}").render(holes))
                .hasMessageContaining("no quoting");
    }

    @Test
    void everyPasswordSurvivesAUrl() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(1, 40)).check(password -> {
            Holes holes = Holes.quoting(SQL).with(HoleName.PASSWORD, Secret.of(password));
            String encoded = Template.of("${password_url}").render(holes);
            return encoded.matches("[A-Za-z0-9.*_%-]+")
                    && URLDecoder.decode(encoded, StandardCharsets.UTF_8).equals(password);
        });
    }

    private static String inside(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
