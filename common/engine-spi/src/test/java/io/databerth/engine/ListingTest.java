package io.databerth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final Exec ASK = new Exec(
            List.of(Template.of("ask")),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(1),
            Set.of(),
            Optional.empty());

    private static Listing plain(Subject subject) {
        return new Listing(subject, ASK, Optional.empty(), Optional.empty(), Map.of());
    }

    private static Listing document(Subject subject, String pointer, Map<String, String> fields) {
        return new Listing(subject, ASK, Optional.empty(), Optional.of(JsonPointer.compile(pointer)), fields);
    }

    private static List<String> names(List<ObjectNode> items) {
        return items.stream().map(item -> item.path("name").asText()).toList();
    }

    @Test
    void aLineIsAnItemAndTheyComeInTheOrderOfTheirNames() {
        assertThat(names(plain(Subject.TABLES).read("{\"name\":\"b\",\"rows\":1}\n\n{\"name\":\"a\"}\n")))
                .containsExactly("a", "b");
    }

    @Test
    void columnsKeepTheirOrder() {
        assertThat(names(plain(Subject.COLUMNS).read("{\"name\":\"b\"}\n{\"name\":\"a\"}")))
                .containsExactly("b", "a");
    }

    @Test
    void anItemWithoutWhatItIsCalledIsLeftOut() {
        assertThat(plain(Subject.TABLES).read("{\"rows\":1}")).isEmpty();
        assertThat(plain(Subject.ROWS).read("{\"rows\":1}")).hasSize(1);
    }

    @Test
    void aRegularExpressionFindsFieldsInLines() {
        var sessions = new Listing(
                Subject.SESSIONS,
                ASK,
                Optional.of(Pattern.compile("^id=(?<id>\\d+) idle=(?<seconds>\\d+)( cmd=(?<statement>\\S+))?")),
                Optional.empty(),
                Map.of());
        List<ObjectNode> items = sessions.read("id=7 idle=12\nnothing\nid=12 idle=0 cmd=get");
        assertThat(items)
                .extracting(item -> item.toString())
                .containsExactly(
                        "{\"id\":\"12\",\"seconds\":0,\"statement\":\"get\"}", "{\"id\":\"7\",\"seconds\":12}");
    }

    @Test
    void aDocumentsArrayIsAList() {
        assertThat(document(Subject.TABLES, "/r/0/v", Map.of("name", "/name/0"))
                        .read("{\"r\":[{\"v\":[[\"a\",1],[\"b\",2]]}]}"))
                .extracting(ObjectNode::toString)
                .containsExactly("{\"name\":\"a\"}", "{\"name\":\"b\"}");
    }

    @Test
    void aDocumentsMembersAreAListByTheirNames() {
        assertThat(document(Subject.TABLES, "/indexes", Map.of("name", "name", "rows", "count"))
                        .read("{\"indexes\":{\"movies\":{\"count\":3},\"books\":{\"count\":4}}}"))
                .extracting(ObjectNode::toString)
                .containsExactlyInAnyOrder("{\"name\":\"books\",\"rows\":4}", "{\"name\":\"movies\",\"rows\":3}");
        assertThat(document(Subject.COLUMNS, "/fields", Map.of()).read("{\"fields\":{\"title\":3}}"))
                .extracting(ObjectNode::toString)
                .containsExactly("{\"value\":3,\"name\":\"title\"}");
    }

    @Test
    void whatIsNoJsonIsToldWithoutShowingIt() {
        assertThatThrownBy(() -> plain(Subject.ROWS).read("{\"password\": broken"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the answer is not JSON")
                .hasNoCause();
        assertThatThrownBy(() -> plain(Subject.ROWS).read("17")).hasMessage("an item is no JSON object");
    }
}
