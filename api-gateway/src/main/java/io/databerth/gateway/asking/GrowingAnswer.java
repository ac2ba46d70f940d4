package io.databerth.gateway.asking;

import io.smallrye.mutiny.Multi;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

/** The body of an answer that is read while it is written. */
sealed interface GrowingAnswer {
    /** Why there is nothing to read. */
    record Refusal(String text) implements GrowingAnswer {}

    record Bytes(Flow.Publisher<List<ByteBuffer>> buffers) implements GrowingAnswer {
        /** As many as are asked for: the rest waits on the wire. */
        Multi<byte[]> asTheyCome() {
            return Multi.createFrom()
                    .publisher(UntilGone.of(buffers))
                    .onItem()
                    .transformToIterable(
                            parts -> parts.stream().map(GrowingAnswer::copied).toList());
        }

        /** As {@link #asTheyCome()}; a last line without an end is left out. */
        Multi<String> lines() {
            ByteArrayOutputStream begun = new ByteArrayOutputStream();
            return asTheyCome().onItem().transformToIterable(part -> whole(part, begun));
        }
    }

    static BodySubscriber<GrowingAnswer> of(ResponseInfo head) {
        return ServiceClient.succeeded(head.statusCode())
                ? BodySubscribers.mapping(BodySubscribers.ofPublisher(), Bytes::new)
                : BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), Refusal::new);
    }

    private static byte[] copied(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** The lines that end here; what is left of the last one stays with the beginning. */
    private static List<String> whole(byte[] part, ByteArrayOutputStream begun) {
        List<String> lines = new ArrayList<>();
        for (byte next : part) {
            if (next == '\n') {
                lines.add(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else {
                begun.write(next);
            }
        }
        return lines;
    }
}
