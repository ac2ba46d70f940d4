package io.databerth.gateway.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.databerth.contracts.CodedException;
import io.databerth.contracts.ErrorCode;
import io.databerth.contracts.Explained;
import io.databerth.contracts.Failure;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way in which a request can go wrong, as a problem. What a client sent is never repeated, nor is a stack trace shown. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response coded(CodedException refused, UriInfo uri) {
        if (refused.getCause() != null && ProblemStatus.of(refused.failure().code()) >= 500) {
            LOG.warnf("%s answered because of %s", refused.failure().code(), refused.getCause());
        }
        return Problem.of(refused.failure(), uri.getPath()).response();
    }

    @ServerExceptionMapper(priority = 1)
    public Response json(JsonProcessingException malformed, UriInfo uri) {
        return problem(JsonFault.of(malformed), uri);
    }

    /** Takes the place of the framework's own mapper for this, which would repeat the input. */
    @ServerExceptionMapper(priority = 1)
    public Response json(MismatchedInputException misfit, UriInfo uri) {
        return problem(JsonFault.of(misfit), uri);
    }

    @ServerExceptionMapper
    public Response framework(WebApplicationException refused, UriInfo uri) {
        if (refused.getCause() instanceof JsonProcessingException malformed) {
            return json(malformed, uri);
        }
        int status = refused.getResponse().getStatus();
        return status < 400
                ? refused.getResponse()
                : Problem.of(ProtocolFault.of(status), status, uri.getPath()).response();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable defect, UriInfo uri) {
        if (defect instanceof Explained explained) {
            return problem(explained.failure(), uri);
        }
        if (StoreFault.isAway(defect)) {
            LOG.warnf("the store does not answer: %s", defect.toString());
            return problem(Failure.of(ErrorCode.STORE_UNAVAILABLE, "the control plane's store does not answer"), uri);
        }
        LOG.error("a request failed unexpectedly", defect);
        return problem(Failure.of(ErrorCode.INTERNAL, "the request failed inside Databerth"), uri);
    }

    private static Response problem(Failure failure, UriInfo uri) {
        return Problem.of(failure, uri.getPath()).response();
    }
}
