package io.databerth.gateway.events;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;

/** Where and with what a stream begins; {@code complete} unless something that the client missed is no longer kept. */
record StreamBeginning(EventFilter filter, long after, boolean complete) {
    private static final String PROPERTY = StreamBeginning.class.getName();

    void enter(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    static StreamBeginning of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof StreamBeginning beginning) {
            return beginning;
        }
        throw new IllegalStateException("a stream begins unchecked");
    }

    /** Reads a {@code Last-Event-ID}; without one a stream begins now. */
    static long lastSeen(@Nullable String text, long now) {
        if (text == null) {
            return now;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw notAnEvent();
        }
        return Long.parseLong(text);
    }

    static CodedException notAnEvent() {
        return new CodedException(
                ErrorCode.REQUEST_INVALID, "Last-Event-ID must be the id of an event that this stream has sent");
    }
}
