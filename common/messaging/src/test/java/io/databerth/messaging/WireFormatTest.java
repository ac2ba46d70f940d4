package io.databerth.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.databerth.contracts.Envelope;
import io.databerth.contracts.Message;
import io.databerth.contracts.ids.DatabaseId;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireFormatTest {
    private final Envelope<Message> stop = Envelope.of("/databerth/gateway", Samples.stop(DatabaseId.next(), 7));

    @Test
    void aMessageComesBackAsItWas() {
        assertThat(WireFormat.decode(WireFormat.encode(stop))).isEqualTo(new Decoded.Known(stop));
    }

    @Test
    void fieldsThatThisBuildDoesNotKnowArePassedOver() {
        String grown = WireFormat.text(stop).replace("\"generation\":7", "\"generation\":7,\"colour\":\"blue\"");
        assertThat(WireFormat.decode(bytes(grown))).isEqualTo(new Decoded.Known(stop));
    }

    @Test
    void anUnknownTypeIsNamed() {
        String newer = WireFormat.text(stop).replace("database.stop", "database.hibernate");
        assertThat(WireFormat.decode(bytes(newer))).isEqualTo(new Decoded.Unknown(stop.id(), "database.hibernate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "{}",
                "{\"specversion\":\"0.3\",\"id\":\"0190b4a2-0000-7000-8000-000000000000\",\"type\":\"database.stop\"}",
                "{\"specversion\":\"1.0\",\"id\":\"no\",\"type\":\"database.stop\"}",
                "{\"specversion\":\"1.0\",\"id\":\"0190b4a2-0000-7000-8000-000000000000\",\"type\":\"database.stop\"}",
                "{\"specversion\":\"1.0\",\"id\":\"0190b4a2-0000-7000-8000-000000000000\",\"type\":\"database.stop\","
                        + "\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"database\":\"../x\"}}"
            })
    void whatIsNoMessageIsMalformedAndNeverThrows(String text) {
        assertThat(WireFormat.decode(bytes(text))).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void aMissingValueIsMalformed() {
        assertThat(WireFormat.decode(null)).isInstanceOf(Decoded.Malformed.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
