package io.databerth.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What a change is answered with, as it is kept for a repeated request: free of one-time secrets. */
public record Answer(int status, @Nullable String location, @Nullable String etag, String body) {

    /** The answer on the wire; {@code sealed} is the body with what must not be kept. */
    public Response response(ObjectNode sealed) {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(sealed.toString());
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.header(HttpHeaders.ETAG, etag);
        }
        return response.build();
    }
}
