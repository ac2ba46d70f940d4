package io.databerth.gateway.observation;

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

    record Lines(Flow.Publisher<List<ByteBuffer>> bytes) implements GrowingAnswer {
        /** As many as are asked for: the rest waits on the wire. */
        Multi<String> asTheyCome() {
            ByteArrayOutputStream begun = new ByteArrayOutputStream();
            return Multi.createFrom()
                    .publisher(UntilGone.of(bytes))
                    .onItem()
                    .transformToIterable(buffers -> whole(buffers, begun));
        }
    }

    static BodySubscriber<GrowingAnswer> of(ResponseInfo head) {
        return head.statusCode() / MonitorClient.HUNDRED == MonitorClient.SUCCESS
                ? BodySubscribers.mapping(BodySubscribers.ofPublisher(), Lines::new)
                : BodySubscribers.mapping(BodySubscribers.ofString(StandardCharsets.UTF_8), Refusal::new);
    }

    /** The lines that end here; what is left of the last one stays with the beginning. */
    private static List<String> whole(List<ByteBuffer> buffers, ByteArrayOutputStream begun) {
        List<String> lines = new ArrayList<>();
        for (ByteBuffer buffer : buffers) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    lines.add(begun.toString(StandardCharsets.UTF_8));
                    begun.reset();
                } else {
                    begun.write(next);
                }
            }
        }
        return lines;
    }
}
