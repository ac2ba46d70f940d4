package io.databerth.gateway.http;

import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What comes with every request that changes something. The framework fills the fields in. */
@SuppressWarnings("NullAway.Init")
public class ChangeRequest {
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String KEY_FORM = "[\\x21-\\x7e]{1,255}";

    @Parameter(description = "the same key with the same request within 24 hours gives the same answer")
    @HeaderParam(KEY_HEADER)
    @Nullable
    String key;

    @Parameter(description = "change only what still has this ETag")
    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    String ifMatch;

    @Context
    ContainerRequestContext context;

    @Context
    UriInfo uri;

    public Caller caller() {
        return Caller.of(context);
    }

    public IfMatch condition() {
        return IfMatch.of(ifMatch);
    }

    Optional<String> idempotencyKey() {
        if (key != null && !key.matches(KEY_FORM)) {
            throw new CodedException(
                    ErrorCode.REQUEST_INVALID, KEY_HEADER + " must be 1 to 255 visible ASCII characters");
        }
        return Optional.ofNullable(key);
    }

    /** What makes two requests the same: method, path with its query, and body as it was understood. */
    byte[] hash(byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((context.getMethod()
                            + ' '
                            + uri.getRequestUri().getRawPath()
                            + '?'
                            + uri.getRequestUri().getRawQuery()
                            + '\n')
                    .getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
