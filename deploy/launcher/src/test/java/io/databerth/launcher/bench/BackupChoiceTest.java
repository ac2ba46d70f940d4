package io.databerth.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BackupChoiceTest {
    @Test
    void withoutAnyNameAllAreCompared() {
        assertThat(BackupChoice.chosen(List.of())).isEqualTo(Peer.ALL);
        assertThat(BackupChoice.chosen(List.of("redis", "mysql")))
                .extracting(Peer::engine)
                .containsExactly("mysql", "redis");
    }

    @Test
    void anEngineThatIsComparedWithNothingIsRefused() {
        assertThatThrownBy(() -> BackupChoice.chosen(List.of("mysql", "neo4j")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neo4j")
                .hasMessageContaining("mongodb");
    }

    static List<Peer> peers() {
        return Peer.ALL;
    }

    @ParameterizedTest
    @MethodSource("peers")
    void aScriptHasWhatIsCalled(Peer peer) throws Exception {
        peer.perform("declare -F fill dump place load remove " + (peer.limited() ? "limit" : ""), Map.of());
    }

    @ParameterizedTest
    @MethodSource("peers")
    void aDumpThatBreaksInFrontOfAPipeFails(Peer peer) {
        Map<String, String> names = Map.of("C", "no-such-container", "D", "none", "F", "/dev/null");
        assertThatThrownBy(() -> peer.perform("dump", names))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-container");
    }

    @Test
    void aPeerWithoutAScriptSaysSo() {
        assertThatThrownBy(() -> new Peer("neo4j", false, false).perform("fill", Map.of()))
                .isNotInstanceOf(IOException.class)
                .hasMessageContaining("neo4j");
    }
}
